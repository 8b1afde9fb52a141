import { afterAll, describe, expect, it } from 'vitest';
import type { Example } from '../src/candidate/index.ts';
import { oneEach, Sandbox, type ExamplesResult, type RealmKind } from '../src/sandbox/index.ts';
import { equal, unequal, type Pair } from './equality.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
afterAll(() => sandbox.close());

const example: Example = {
  calls: [
    {
      args: [
        ['array', [3, 10, 2]],
        ['object', [['x', 1]]],
      ],
    },
  ],
  origin: 'recorded',
};

/** What each version did, as the evaluator compares it. */
async function outcomes(realm: RealmKind, pairs: readonly Pair[]): Promise<string[][]> {
  const unit = { modules: [], targetRequires: {}, tests: [], builtins: [] };
  await sandbox.open(unit, realm);
  const codes = pairs.flatMap(({ one, other }) => [one, other].map(module));
  const job = { kind: 'examples', ...oneEach(codes), symbol: 'f', examples: [example] } as const;
  const results = await sandbox.job({ ...job, fuel: 100_000, seed: 1 }, 1_000, 'realm');
  return pairs.map((_, i) => [textOf(results[2 * i]!), textOf(results[2 * i + 1]!)]);
}

function module(body: string): string {
  return `exports.f = (a, b) => { ${body} };`;
}

function textOf({ outcomes, fault }: ExamplesResult): string {
  return fault ?? outcomes[0]!;
}

describe.each<RealmKind>(['isolate', 'process'])('in the %s realm', (realm) => {
  it('tells apart what a caller can tell apart', async () => {
    const seen = await outcomes(realm, unequal);
    expect(unequal.filter((_, i) => seen[i]![0] === seen[i]![1]).map((it) => it.name)).toEqual([]);
    expect(seen.flat().filter((it) => !it.startsWith('['))).toEqual([]);
  });

  it('finds equal what no caller can tell apart', async () => {
    const seen = await outcomes(realm, equal);
    for (const [i, { name }] of equal.entries())
      expect({ name, does: seen[i]![0] }).toEqual({ name, does: seen[i]![1] });
    expect(seen.flat().filter((it) => !it.startsWith('['))).toEqual([]);
  });
});
