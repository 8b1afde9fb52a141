import { expect, it } from 'vitest';
import { openStore } from '../durable/index.ts';
import { run } from './index.ts';
import { makeProject, request, testFile } from './testing.ts';

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
    const deps = { store, listener: () => {}, stop, now: Date.now, isHeldOut };
    const { outcome } = await run(request(root, {}), deps);
    if (outcome.kind !== 'improved') throw new Error(JSON.stringify(outcome));
    const { examples, heldOut } = outcome.answer.evidence;
    expect(heldOut).toBe(2);
    expect(examples).toBeLessThanOrEqual(inputs.length - 2);
    expect([...asked].sort((a, b) => a - b)).toEqual([0, 1, ...inputs.slice(1)]);
  } finally {
    store.close();
  }
});
