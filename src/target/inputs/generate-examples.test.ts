import { describe, expect, it } from 'vitest';
import type { Example, Value } from '../../candidate/values.ts';
import { generateExamples, targetShapes } from './index.ts';

function generate(recorded: Example[], count = 100) {
  return generateExamples({ recorded, shapes: targetShapes(recorded), seed: 9, count });
}
const calls = (...lists: Value[][]): Example[] =>
  lists.map((args) => ({ calls: [{ args }], origin: 'recorded' }));

describe('generateExamples', () => {
  it('gives up where the shapes have no more', () => {
    expect(generate([])).toEqual([]);
    expect(generate(calls([]))).toEqual([]);
    expect(generate(calls([true], [false]))).toEqual([]);
    expect(generate(calls([true, true])).length).toBeLessThanOrEqual(3);
  });

  it('makes small inputs of large ones', () => {
    const rows: Value[] = Array.from({ length: 5000 }, (_, i) => [
      'object',
      [
        ['id', i],
        ['name', `n ${i}`],
      ],
    ]);
    const examples = generate(calls([['array', rows], 'long text '.repeat(5000)]));
    expect(examples).toHaveLength(100);
    for (const example of examples) expect(JSON.stringify(example).length).toBeLessThan(20_000);
  });

  it('keeps the structure of what holds itself, with other scalars', () => {
    const node: Value = [
      'object',
      [
        ['value', 5],
        ['name', 'root'],
        ['parent', ['ref', 0]],
      ],
    ];
    const examples = generate(calls([node])).filter((x) =>
      JSON.stringify(x).includes('["parent",["ref",0]]'),
    );
    expect(examples.length).toBeGreaterThan(5);
  });

  it('makes nothing that no realm can make', () => {
    const examples = generate(calls([['array', [['opaque', 'Proxy'], 1, 2]]]));
    expect(examples.length).toBeGreaterThan(20);
    expect(JSON.stringify(examples)).not.toContain('opaque');
  });

  it('leaves optional arguments out at times, required ones never', () => {
    const examples = generate(calls(['abc'], ['abcdef', 3], ['ab', 1]), 300);
    const counts = new Set(examples.map((example) => example.calls[0]!.args.length));
    expect(counts).toEqual(new Set([1, 2]));
  });

  it('takes functions from the recorded ones', () => {
    const sources = ['(x) => x > 1', '(x) => !x'];
    const examples = generate(
      calls(
        [
          ['array', [1]],
          ['function', sources[0]!],
        ],
        [
          ['array', []],
          ['function', sources[1]!],
        ],
      ),
    );
    for (const { calls: made } of examples)
      expect(made[0]!.args[1]).toSatisfy((f: Value) =>
        sources.includes(String((f as readonly unknown[])[1])),
      );
  });

  it('keeps formats in most, and the numbers of an argument near what was seen', () => {
    const examples = generate(calls(['2024-01-01', 30], ['2023-05-06', 3]), 300).map(
      (x) => x.calls[0]!.args,
    );
    for (const [day, count] of examples) {
      expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(count).toSatisfy((n: number) => n >= -1 && n <= 60);
    }
  });
});
