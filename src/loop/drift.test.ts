import { expect, it } from 'vitest';
import { makeProject, runOn, slowDedupe, testFile, unwatched } from './testing.ts';
import type { Watch } from './watch.ts';

it('a run that found an equal speed-up has measured no drift of behaviour', async () => {
  const root = makeProject({
    'src/a.js': slowDedupe,
    'test/a.test.js': testFile(
      '../src/a.js',
      'dedupe',
      `assert.deepEqual(dedupe(['b', 'a', 'b']), ['b', 'a']);`,
      `assert.deepEqual(dedupe([]), []);`,
    ),
  });
  const watch: Watch = { ...unwatched, generation: (_, make) => make() };
  const some = { command: 'optimise', symbol: 'dedupe', budgetMs: 30_000 } as const;
  const { outcome } = await runOn(root, some, undefined, undefined, watch);
  if (outcome.kind !== 'improved') throw new Error(`it found nothing: ${outcome.kind}`);
  const { drift } = outcome.answer;
  expect(drift).toMatchObject({ behaviour: 0, interface: 0, step: { behaviour: 0 } });
  expect(drift!.text).toBeGreaterThan(0);
}, 120_000);
