import type { Call, Entry, Example, Item, Outcome, Value } from '../../candidate/values.ts';
import { clip } from '../table.ts';

/** A value, as a person would write it; what has no literal is named in angle brackets. */
export function valueText(value: Item): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  const tagged = value as Exclude<Item, null | boolean | string | number>;
  switch (tagged[0]) {
    case 'undefined':
      return 'undefined';
    case 'hole':
      return '';
    case 'number':
      return tagged[1];
    case 'bigint':
      return `${tagged[1]}n`;
    case 'array':
      return `[${tagged[1].map(valueText).join(', ')}]`;
    case 'object':
      return `${tagged[2] ? `${tagged[2]} ` : ''}${entriesText(tagged[1])}`;
    case 'map':
      return `Map {${tagged[1].map(([k, v]) => `${valueText(k)} => ${valueText(v)}`).join(', ')}}`;
    case 'set':
      return `Set {${tagged[1].map(valueText).join(', ')}}`;
    case 'regexp':
      return `/${tagged[1]}/${tagged[2]}`;
    case 'date':
      return tagged[1] === null ? 'Invalid Date' : `Date ${isoOf(tagged[1])}`;
    case 'typed':
      return `${tagged[1]} [${tagged[2].map(valueText).join(', ')}]`;
    case 'error':
      return `${tagged[1]}${tagged[2] ? `: ${tagged[2]}` : ''}`;
    case 'function':
      return tagged[1];
    case 'symbol':
      return `Symbol(${tagged[2]})`;
    case 'boxed':
      return `Object(${valueText(tagged[1])})`;
    case 'promise':
      return `<promise ${tagged[1]} ${valueText(tagged[2])}>`;
    case 'iterator':
      return `<iterator of ${tagged[1].map(valueText).join(', ')}>`;
    case 'buffer':
      return `<${tagged[1].length} bytes>`;
    case 'ref':
      return '<an object from above>';
    case 'opaque':
      return `<${tagged[1]}>`;
  }
}

function entriesText(entries: readonly Entry[]): string {
  if (entries.length === 0) return '{}';
  const each = entries.map(([key, value]) => {
    const name = typeof key === 'string' ? key : `[Symbol(${key[2]})]`;
    return `${/^[\w$[\]().]+$/.test(name) ? name : JSON.stringify(name)}: ${valueText(value)}`;
  });
  return `{ ${each.join(', ')} }`;
}

function isoOf(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

/** A use of a function: `f([1, 2], "a")`, `new Queue(3).push(1).take()`. */
export function exampleText(symbol: string, { construct, calls }: Example, width = 90): string {
  const args = (list: readonly Value[]): string => `(${list.map(valueText).join(', ')})`;
  const name = symbol.replace('.static.', '.');
  if (!construct) return clip(calls.map((call) => name + args(call.args)).join('; '), width);
  const method = (call: Call): string => `.${call.method ?? name}${args(call.args)}`;
  return clip(`new ${name.split('.')[0]}${args(construct)}${calls.map(method).join('')}`, width);
}

/** Two outcomes, where they are long from where they part. */
export function outcomeTexts(one: string, other: string, width = 60): readonly [string, string] {
  const texts = [outcomeText(one, Infinity), outcomeText(other, Infinity)] as const;
  let same = 0;
  while (same < texts[0].length && texts[0][same] === texts[1][same]) same++;
  const longest = Math.max(texts[0].length, texts[1].length);
  const from = longest > width ? Math.max(0, same - lead) : 0;
  const cut = (text: string): string => clip(from > 0 ? `…${text.slice(from)}` : text, width);
  return [cut(texts[0]), cut(texts[1])];
}

/** Characters that are shown before the first difference. */
const lead = 20;

/** What a use did, from its canonical text: `3`, `throws TypeError`, `does not end`. */
export function outcomeText(canonical: string, width = 60): string {
  if (canonical === '') return 'does not end';
  const outcomes = read(canonical);
  if (!outcomes) return clip(canonical, width);
  return clip(outcomes.map(oneText).join('; '), width);
}

type Told = Omit<Outcome, 'kind'> & { readonly kind: string };

function oneText({ kind, value, mutated }: Told): string {
  const verb: Record<string, string> = { threw: 'throws ', rejected: 'rejects with ' };
  const changed = mutated ? `, arguments become ${mutated.map(valueText).join(', ')}` : '';
  return `${verb[kind] ?? ''}${valueText(value)}${changed}`;
}

function read(canonical: string): readonly Told[] | undefined {
  try {
    const outcomes: unknown = JSON.parse(canonical);
    return Array.isArray(outcomes) ? (outcomes as Told[]) : undefined;
  } catch {
    return undefined;
  }
}
