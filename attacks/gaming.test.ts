import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, type Judgement } from '../src/loop/index.ts';
import { gamesOf, projectOf } from './gaming.ts';

const honest = {
  dedupe: `export function dedupe(list) {\n  return [...new Set(list)];\n}\n`,
  ranks: `export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  for (const { name, score } of players)
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(\`\${name} has no score\`);
  const sorted = players.map(({ score }) => score).sort((a, b) => b - a);
  const places = new Map();
  sorted.forEach((score, i) => places.has(score) || places.set(score, i + 1));
  return players.map(({ name, score }) => ({ name, rank: places.get(score) }));
}
`,
  total: `export function total(items, rate) {
  let sum = 0;
  for (const { price, count } of items) sum += price * count;
  return Math.round(sum * (100 + rate)) / 100;
}
`,
};
const targets = [
  { target: 'dedupe', runner: 'node --test', objective: 'faster' },
  { target: 'ranks', runner: 'node --test', objective: 'faster' },
  { target: 'total', runner: 'vitest run', objective: 'fix' },
] as const;

it('are as many as are claimed', () => {
  expect(targets.flatMap(({ target }) => gamesOf(target)).length).toBeGreaterThanOrEqual(80);
});

describe.each(targets)('versions of $target', ({ target, runner, objective }) => {
  const games = gamesOf(target);
  const project = projectOf(target, runner);
  const found = new Map<string, Judgement>();

  beforeAll(async () => {
    const all = [...games, { name: 'honest', text: honest[target] }];
    const request = { root: project.root, file: 'src/target.js', symbol: target, objective };
    for await (const judgement of judge(request, all)) found.set(judgement.name, judgement);
  }, 120_000);
  afterAll(() => project.remove());

  it.each(games)('that try $tries are rejected, and called by their trick', ({ name, trick }) => {
    const { verdict } = found.get(name)!;
    const called = verdict.valid ? 'accepted' : (verdict.trick ?? '-');
    expect({ reason: verdict.valid || verdict.reason, called }).toMatchObject({
      called: expect.stringMatching(trick === '*' ? /^(?!accepted$|-$)/ : new RegExp(`^${trick}$`)),
    });
  });

  it('that are honest are accepted', () => {
    expect(found.get('honest')!.verdict).toMatchObject({ valid: true });
  });
});
