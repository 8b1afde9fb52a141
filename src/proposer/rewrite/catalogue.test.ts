import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits, parseSource, type Proposal } from '../../candidate/index.ts';
import { rewriteProposer, rewrites } from './index.ts';
import { oddities, slow } from './snippets.ts';
import { apply, differences, parse } from './testing.ts';

describe('every rule', () => {
  it('has a name of its own', () => {
    const names = rewrites.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(rewrites.map((rule) => [rule.name, rule] as const))(
    '%s tells what it is for',
    (name, rule) => {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(rule.wins).toMatch(/^[A-Z].*\.$/);
      expect(rule.wins.match(/[.!?](?= [A-Z])/g) ?? []).toEqual([]);
      expect(existsSync(new URL(`rules/${name}.test.ts`, import.meta.url))).toBe(true);
    },
  );

  it.each(rewrites.map((rule) => [rule.name, rule] as const))(
    '%s takes any code and gives code',
    (_, rule) => {
      for (const { code, file } of [
        ...oddities,
        ...slow.map((one) => ({ ...one, file: 'a.ts' })),
      ]) {
        const source = parse(code, file);
        for (const change of rule.find(source.program, source)) {
          expect(change.operator).toBe(rule.name);
          expect(change.reason).toMatch(/[^.]$/);
          const after = applyEdits(code, change.edits);
          const parsed = parseSource(file, after);
          expect(parsed.ok, `${change.reason}\n${after}`).toBe(true);
        }
      }
    },
  );
});

describe('slow functions as people write them', () => {
  it.each(slow.map((one) => [one.name, one] as const))('%s', (_, { code, call, inputs, by }) => {
    const right = by.flatMap((name) => {
      const rule = rewrites.find((one) => one.name === name);
      return rule
        ? apply(rule, code).filter((after) => differences(code, after, call, inputs).length === 0)
        : [];
    });
    expect(right).not.toEqual([]);
  });
});

describe('the proposer', () => {
  const code = slow.find(({ name }) => name === 'breadth first')!.code;
  const source = parse(code, 'a.ts');
  async function all(): Promise<Proposal[]> {
    const proposals: Proposal[] = [];
    for await (const proposal of rewriteProposer.propose({ source, regions: [source.program] }))
      proposals.push(proposal);
    return proposals;
  }

  it('gives the same proposals again', async () => {
    expect(await all()).toEqual(await all());
  });

  it('gives single changes first, the likeliest first, then pairs', async () => {
    const proposals = await all();
    const singles = proposals.findIndex(({ changes }) => changes.length > 1);
    expect(singles).toBeGreaterThan(0);
    expect(proposals.slice(singles).every(({ changes }) => changes.length === 2)).toBe(true);
    const priors = proposals.slice(0, singles).map(({ prior }) => prior);
    expect(priors).toEqual(priors.toSorted((a, b) => b - a));
  });

  it('proposes nothing twice', async () => {
    const texts = (await all())
      .filter(({ changes }) => changes.length === 1)
      .map(({ changes }) => applyEdits(code, changes[0]!.edits));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('gives pairs that parse', async () => {
    for (const { changes } of await all()) {
      const after = applyEdits(
        code,
        changes.flatMap(({ edits }) => edits),
      );
      expect(parseSource('a.ts', after).ok, after).toBe(true);
    }
  });
});
