import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, type Judgement } from '../src/loop/index.ts';
import { projectOf } from './gaming.ts';
import { honestFolder, honestTargets, honestVersionsOf } from './honest.ts';

it('are as many as are claimed', () => {
  expect(honestTargets.flatMap(honestVersionsOf).length).toBeGreaterThanOrEqual(20);
});

/**
 * They are faster, but how fast is measured in `npm run bench:honest`: here it is asked for less code, so
 * that they go through all that looks for tricks, and what is measured last is counted.
 */
describe.each(honestTargets)('versions of %s', (target) => {
  const versions = honestVersionsOf(target);
  const project = projectOf(target, 'node --test', honestFolder);
  const found = new Map<string, Judgement>();

  beforeAll(async () => {
    const request = {
      root: project.root,
      file: 'src/target.js',
      symbol: target,
      objective: 'faster',
      better: { improve: ['size'], limits: [] },
    } as const;
    for await (const judgement of judge(request, versions)) found.set(judgement.name, judgement);
  }, 60_000);
  afterAll(() => project.remove());

  it.each(versions)('that win by $wins are no tricks', ({ name }) => {
    const { verdict } = found.get(name)!;
    const { reason, stage, trick } = { reason: '', stage: 'measure', trick: '-', ...verdict };
    expect({ reason, stage, trick }).toMatchObject({ stage: 'measure', trick: '-' });
  });
});
