import { is, type Node } from '../../../candidate/index.ts';
import type { Facts } from './facts.ts';
import { quote, unquote } from './quotes.ts';

/** A string literal as source text, and how well it may fit. */
export interface StringChoice {
  readonly text: string;
  readonly weight: number;
}

const separators = [
  ' ',
  ',',
  ', ',
  '.',
  '-',
  '_',
  '/',
  ':',
  '\n',
  ';',
  '=',
  '&',
  '?',
  '#',
  '|',
  '0',
  '%',
  '@',
  '*',
  '+',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '\\',
  '\t',
  '\r\n',
  '<',
  '>',
  '!',
  '$',
  '..',
  '...',
  '--',
  '::',
  '//',
  ': ',
];
const typeNames = [
  'string',
  'number',
  'function',
  'object',
  'undefined',
  'boolean',
  'symbol',
  'bigint',
];

/** The strings that may stand at a place, best first. */
export function stringsAt(place: {
  readonly node: Node;
  readonly parent: Node | undefined;
  readonly facts: Facts;
}): readonly StringChoice[] {
  const { node, parent, facts } = place;
  const empty = is(node, 'Literal') && node.value === '';
  if (comparesType(parent, facts))
    return typeNames.map((name, rank) => ({ text: quote(name), weight: 0.8 / (1 + rank / 2) }));
  if (isFlags(node, parent))
    return flags.map((name, rank) => ({ text: quote(name), weight: 0.6 / (1 + rank / 2) }));
  const choices = new Map<string, number>();
  const add = (text: string, weight: number) =>
    choices.set(text, Math.max(weight, choices.get(text) ?? 0));
  // An empty string is seldom written on purpose where something was left out.
  const eager = empty ? 2 : 1;
  add("''", 0.35);
  facts.literals.suspects.forEach((text, rank) => add(text, (empty ? 0.8 : 0.3) / (1 + rank / 12)));
  facts.literals.strings.forEach((text, rank) => add(text, (eager * 0.3) / (1 + rank / 15)));
  separators.forEach((text, rank) => add(quote(text), (eager * 0.15) / (1 + rank / 8)));
  parts(facts).forEach((text, rank) => add(quote(text), (eager * 0.12) / (1 + rank / 30)));
  for (const [rank, name] of facts.members.all.slice(0, 40).entries())
    add(quote(name), (eager * 0.08) / (1 + rank / 10));
  return [...choices]
    .map(([text, weight]) => ({ text, weight }))
    .sort((a, b) => b.weight - a.weight);
}

const flags = ['g', 'i', 'gi', 'm', 'u', 'gm', 's', 'gu', 'y', ''];

/** The flags of a regular expression that is made from a text. */
function isFlags(node: Node, parent: Node | undefined): boolean {
  return (
    is(parent, 'CallExpression', 'NewExpression') &&
    is(parent.callee, 'Identifier') &&
    parent.callee.name === 'RegExp' &&
    parent.arguments[1] === node
  );
}

/** A comparison of `typeof …`, or of a variable that holds one. */
export function comparesType(node: Node | undefined, facts: Facts): boolean {
  if (!is(node, 'BinaryExpression')) return false;
  return [node.left, node.right].some(
    (side) =>
      (is(side, 'UnaryExpression') && side.operator === 'typeof') ||
      (is(side, 'Identifier') && facts.typeNames.has(side.name)),
  );
}

const known = new WeakMap<Facts, readonly string[]>();

/** Pieces of the longer literals: their words, starts and ends at separators, single characters. */
function parts(facts: Facts): readonly string[] {
  let found = known.get(facts);
  if (!found) {
    const out = new Set<string>();
    // The tests' texts first: what is missing here is in what they expect.
    const { strings, own } = facts.literals;
    const foreign = strings.filter((text) => !own.has(text));
    for (const text of [...foreign, ...strings].slice(0, 200)) {
      const value = unquote(text);
      if (value === undefined || value.length > 200) continue;
      const cuts = [...value.matchAll(/[^A-Za-z0-9]+/g)];
      for (const cut of cuts) {
        out.add(cut[0]);
        out.add(value.slice(0, cut.index));
        out.add(value.slice(0, cut.index + cut[0].length));
        out.add(value.slice(cut.index + cut[0].length));
        out.add(value.slice(cut.index));
      }
      for (const word of value.match(/[A-Za-z0-9]+/g) ?? []) out.add(word);
    }
    out.delete('');
    known.set(facts, (found = [...out]));
  }
  return found;
}
