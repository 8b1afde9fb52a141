import { oneEach, type JobResults, type Sandbox, type Unit } from '../index.ts';

/** A unit of test files that know the target as `./target`. */
export function unitOf(files: Readonly<Record<string, string>>): Unit {
  const names = Object.keys(files);
  return {
    modules: names.map((id) => ({
      id,
      code: files[id]!,
      requires: { './target': 'pawl:target' },
      live: true,
    })),
    targetRequires: {},
    tests: names.map((id) => ({ id, name: id })),
    builtins: [],
  };
}

/** Runs all tests of one file in an isolate: `ok`, or what went wrong, by test. */
export async function runTests(
  sandbox: Sandbox,
  test: string,
  target = '',
  seed = 1,
): Promise<Record<string, string>> {
  await sandbox.open(unitOf({ 'test.js': test }), 'isolate');
  const { reports = [], fault } = await testsResult(sandbox, target, seed);
  const all = Object.fromEntries(reports.map((it) => [it.id, it.ok ? 'ok' : (it.error ?? '')]));
  return fault === undefined ? all : { ...all, fault };
}

export async function testsResult(
  sandbox: Sandbox,
  target: string,
  seed = 1,
): Promise<JobResults['tests'][number]> {
  const [result] = await sandbox.job(
    {
      kind: 'tests',
      ...oneEach([target]),
      order: undefined,
      stopAtFirst: false,
      fuel: 100_000,
      seed,
    },
    2_000,
    'realm',
  );
  return result!;
}
