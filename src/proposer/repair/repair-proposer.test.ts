import { describe, expect, it } from 'vitest';
import { applyEdits, parseSource, type Proposal } from '../../candidate/index.ts';
import { inputOf } from './operators/testing.ts';
import { repairOperators, repairProposer, type RepairInput } from './index.ts';

async function take(input: RepairInput, most: number): Promise<Proposal[]> {
  const out: Proposal[] = [];
  for await (const one of repairProposer.propose(input)) {
    out.push(one);
    if (out.length >= most) break;
  }
  return out;
}

const text = (code: string, { changes }: Proposal) =>
  applyEdits(
    code,
    changes.flatMap((change) => change.edits),
  );

const code = `function total(items, tax) {
  let sum = 0;
  for (let i = 0; i < items.length; i++) {
    if (!items[i].hidden && items[i].price > 0) sum += items[i].price * items[i].count;
  }
  return sum * (1 + tax);
}`;

describe('repairProposer', () => {
  it('gives each result once, each one parsing, singles before many pairs', async () => {
    const found = await take(inputOf(code), 6000);
    const results = found
      .filter(({ changes }) => changes.length === 1)
      .map((one) => text(code, one));
    expect(new Set(results).size).toBe(results.length);
    expect(results).not.toContain(code);
    const broken = results.filter((one) => !parseSource('a.js', one).ok);
    expect(broken).toEqual([]);
  });

  it('makes nothing up when what it has proposed is known to hold a repair', async () => {
    let asked = 0;
    const probe: RepairInput['probe'] = (queries) => {
      asked++;
      return inputOf(code).probe(queries);
    };
    await take(inputOf(code, { probe, solved: () => true }), 3000);
    expect(asked).toBe(0);
    await take(inputOf(code, { probe }), 3000);
    expect(asked).toBeGreaterThan(0);
  });

  it('gives the same in the same order', async () => {
    const run = async () => (await take(inputOf(code), 800)).map((one) => text(code, one));
    expect(await run()).toEqual(await run());
  });

  it('edits the suspected place first', async () => {
    const at = code.indexOf('sum +=');
    const suspicion = (node: { start: number }) =>
      node.start >= at && node.start < at + 50 ? 1 : 0.1;
    const found = await take(inputOf(code, { suspicion }), 20);
    for (const { changes } of found) expect(changes[0]!.edits[0]!.start).toBeGreaterThanOrEqual(at);
  });

  it('edits only the regions', async () => {
    const two = 'function a(x) { return x > 1 }\nfunction b(x) { return x < 2 }';
    const input = inputOf(two);
    const only = { ...input, regions: [input.source.program.body[1]!] };
    for (const { changes } of await take(only, 1500))
      for (const { edits } of changes)
        for (const edit of edits) expect(edit.start).toBeGreaterThanOrEqual(two.indexOf('\n') + 1);
  });

  it('turns back small faults among its first proposals', async () => {
    const faults = [
      ['i < items.length', 'i <= items.length'],
      ['&&', '||'],
      ['+= items', '-= items'],
      ['!items', 'items'],
      ['let sum = 0', 'let sum = 1'],
      ['> 0', '>= 0'],
    ] as const;
    for (const [right, wrong] of faults) {
      const faulty = code.replace(right, wrong);
      const found = (await take(inputOf(faulty), 300)).map((one) => text(faulty, one));
      expect(found, wrong).toContain(code);
    }
  });

  it('asks nothing of the probe while the first proposals are enough', async () => {
    let asked = false;
    const probe = () => {
      asked = true;
      return Promise.resolve([]);
    };
    await take(inputOf(code, { probe }), 50);
    expect(asked).toBe(false);
  });
});

describe('repairOperators', () => {
  it('have names of their own', () => {
    expect(new Set(repairOperators.map(({ name }) => name)).size).toBe(repairOperators.length);
  });
});
