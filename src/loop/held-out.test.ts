import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../durable/index.ts';
import { Sandbox } from '../sandbox/index.ts';
import { openTarget, settle } from '../target/index.ts';
import { run } from './index.ts';
import { shownExamples } from './shown-examples.ts';
import { makeProject, request, testFile, unwatched } from './testing.ts';

it('shows a search no call that is held out', { timeout: 90_000 }, async () => {
  const code = 'export function twice(n) {\n  return n * 3;\n}\n';
  const inputs = [0, 10, 20, 30, 40, 50, 60, 70];
  const root = makeProject({
    'src/a.js': code,
    'test/a.test.js': testFile(
      '../src/a.js',
      'twice',
      'assert.equal(twice(1), 2);',
      ...inputs.map((n) => `assert.equal(typeof twice(${n}), 'number');`),
    ),
  });
  const store = openStore(root);
  try {
    const asked = new Set<number>();
    const isHeldOut = ({
      calls,
    }: {
      readonly calls: readonly { readonly args: readonly unknown[] }[];
    }) => {
      const [n] = calls[0]!.args;
      asked.add(n as number);
      return (n as number) >= 60;
    };
    const stop = new AbortController().signal;
    const deps = { store, listener: () => {}, stop, now: Date.now, isHeldOut, watch: unwatched };
    const { outcome } = await run(request(root, {}), deps);
    if (outcome.kind !== 'improved') throw new Error(JSON.stringify(outcome));
    expect(outcome.answer.evidence.heldOut).toBe(2);
    expect([...asked].sort((a, b) => a - b)).toEqual([0, 1, ...inputs.slice(1)]);

    const sandbox = new Sandbox({ jail: true, workers: 1 });
    onTestFinished(() => sandbox.close());
    const all = request(root, {});
    const settled = await settle(await openTarget(all), sandbox, 1);
    const bench = { ...settled, sandbox, request: all, isHeldOut, journal: undefined as never };
    const [shown] = await shownExamples(bench, ['twice']);
    const seen = [...shown!.trusted, ...shown!.all].map(({ calls }) => calls[0]!.args[0]);
    expect(new Set(seen)).toEqual(new Set([0, 1, 10, 20, 30, 40, 50]));
  } finally {
    store.close();
  }
});
