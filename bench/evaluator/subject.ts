import type { Change, Example, Source } from '../../src/candidate/index.ts';
import { parseSource } from '../../src/candidate/index.ts';

/** A module with one exported function, and as many versions and inputs of it as are wanted. */
export interface Subject {
  readonly source: Source;
  readonly symbol: string;
  readonly versions: (count: number, from?: number) => readonly (readonly Change[])[];
  readonly inputs: (count: number) => readonly Example[];
}

const body = [
  '  let total = 0;',
  '  const seen = new Map();',
  '  for (const { name, price, count } of lines) {',
  '    if (count <= 0) continue;',
  '    const before = seen.get(name) ?? 0;',
  '    seen.set(name, before + count);',
  '    let cost = price * count;',
  '    if (count >= 10) {',
  '      cost = cost * 0.9;',
  '    } else if (count >= 5) {',
  '      cost = cost * 0.95;',
  '    }',
  '    total += Math.round(cost * 100) / 100;',
  '  }',
  '  const names = [...seen.keys()].sort();',
  '  const summary = names',
  '    .filter((name) => name.length > 0)',
  '    .map((name) => `${name} x${seen.get(name)}`);',
  '  if (summary.length > 3) {',
  "    summary.splice(3, summary.length - 3, 'and more');",
  '  }',
  '  if (total > limit) {',
  "    return { ok: false, total, reason: 'over the limit', summary };",
  '  }',
  '  return { ok: true, total, summary };',
];

/**
 * A function of about `lines` lines. Up to 30 it is a real one, cut short; the rest are functions
 * beside it, as in a larger module.
 */
export function subjectOf(lines: number): Subject {
  const text = moduleText(lines);
  const parsed = parseSource('subject.js', text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const numbers = [...text.matchAll(/(?<![\w.$])\d+(?:\.\d+)?/g)].filter(
    (match) => match.index < mainEnd(text),
  );
  return {
    source: parsed.source,
    symbol: 'order',
    versions: (count, from = 0) =>
      Array.from({ length: count }, (_, i) => {
        const index = from + i;
        const number = numbers[index % numbers.length]!;
        const value = Number(number[0]) + 1 + Math.floor(index / numbers.length) / 64;
        const edit = {
          start: number.index,
          end: number.index + number[0].length,
          text: String(value),
        };
        return [{ operator: 'number', reason: 'Another number', edits: [edit] }];
      }),
    inputs: (count) => Array.from({ length: count }, (_, i) => inputOf(i)),
  };
}

function moduleText(lines: number): string {
  if (lines <= 10)
    return [
      'exports.order = (lines, limit) => {',
      '  let total = 0;',
      '  for (const { price, count } of lines) {',
      '    if (count <= 0) continue;',
      '    total += price * count * (count >= 10 ? 0.9 : 1);',
      '  }',
      '  const ok = total <= limit + 0;',
      '  return { ok, total };',
      '};',
      '',
    ].join('\n');
  const main = ['exports.order = (lines, limit) => {', ...body, '};', ''];
  for (let i = 0; main.length < lines; i++)
    main.push(
      `function helper${i}(list) {`,
      ...body.slice(15, 18).map((line) => line.replaceAll('seen', 'list')),
      `  return summary.length * ${i};`,
      '}',
      '',
    );
  return main.join('\n');
}

function mainEnd(text: string): number {
  return text.indexOf('\n};');
}

function inputOf(i: number): Example {
  const names = ['tea', 'bread', 'jam', 'salt', 'oil'];
  const lines = Array.from({ length: 1 + (i % 6) }, (_, j) => ({
    name: names[(i + j) % names.length]!,
    price: ((i * 7 + j * 13) % 90) / 4 + 1,
    count: (i + j * 3) % 12,
  }));
  const value = lines.map(({ name, price, count }) => [
    'object',
    [
      ['name', name],
      ['price', price],
      ['count', count],
    ],
  ]);
  return {
    calls: [{ args: [['array', value] as never, 50 + (i % 7) * 40] }],
    origin: 'generated',
  };
}

/** The arguments of each input as JSON, for what has no encoding of its own. */
export function plainInputs(examples: readonly Example[]): string[] {
  return examples.map(({ calls }) => JSON.stringify(calls[0]!.args.map(plain)));
}

function plain(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [tag, items] = value as ['array' | 'object', unknown[]];
  if (tag === 'array') return items.map(plain);
  return Object.fromEntries(
    (items as [string, unknown][]).map(([key, item]) => [key, plain(item)]),
  );
}
