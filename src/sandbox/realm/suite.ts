import type { Unit } from '../protocol.ts';
import { append, call, mapSet, NativeMap, promiseThen } from './intrinsics.ts';
import type { Instance } from './linker.ts';
import { countingError, startCounting } from './test-api/expect.ts';
import { Registry, useRegistry, type Test } from './test-api/registry.ts';
import { isThenable, runTest, type TestResult } from './test-api/run-test.ts';

/** The tests that a load of the test files defined. */
export interface Suite {
  readonly tests: readonly Test[];
  readonly byId: ReadonlyMap<string, Test>;
}

/** The tests of the last version: the next one has most likely the same. */
let model: readonly Test[] | undefined;

/** Loads the test files around one version of the target. Throws what loading throws. */
export function collect(instance: Instance, files: Unit['tests']): Suite {
  const registry = new Registry(model);
  useRegistry(registry);
  for (let i = 0; i < files.length; i++) {
    const file = files[i]!;
    registry.enterFile(files.length > 1 ? file.name : '');
    instance.load(file.id);
  }
  model = registry.tests;
  const tests = registry.selected();
  const byId = new NativeMap<string, Test>();
  for (let i = 0; i < tests.length; i++) call(mapSet as never, byId, tests[i]!.id, tests[i]!);
  return { tests, byId };
}

export function idsOf(tests: readonly Test[]): string[] {
  const ids: string[] = [];
  for (let i = 0; i < tests.length; i++) append(ids, tests[i]!.id);
  return ids;
}

/** Runs one test and holds it to the number of assertions that it announced. */
export function runCounted(test: Test): TestResult | Promise<TestResult> {
  startCounting();
  const finish = (result: TestResult): TestResult => {
    const error = result.ok ? countingError() : undefined;
    return error ? { ok: false, error } : result;
  };
  const result = runTest(test);
  return isThenable(result)
    ? call<unknown, unknown[], Promise<TestResult>>(promiseThen as never, result, finish)
    : finish(result);
}
