import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { is, parseSource, walk, type Source } from '../candidate/index.ts';
import { suspectsIn, type Suspects } from './suspects.ts';
import type { Target } from './target.ts';

/** Material for repairs from the tests and from the files beside the target. */
export interface Ingredients {
  /** Literals as source text: the tests' first, then the neighbours', each by frequency. */
  readonly literals: readonly string[];
  /** Names of members and functions, most frequent first. */
  readonly names: readonly string[];
  /** What the failing tests speak of, and the others less. */
  readonly suspects: Suspects;
}

const literalLimit = 450;
const pieceLimit = 150;
const nameLimit = 200;
const neighbourLimit = 20;

/** @param failing ids of the tests that fail */
export function ingredientsOf(target: Target, failing: readonly string[] = []): Ingredients {
  const tests = target.testFiles.map((file) => join(target.root, file));
  const folder = dirname(join(target.root, target.file));
  const neighbours = globSync('*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}', { cwd: folder })
    .map((name) => join(folder, name))
    .filter((path) => path !== join(target.root, target.file) && !tests.includes(path))
    .sort()
    .slice(0, neighbourLimit);
  const whole = literalsIn(tests);
  const literals = [...new Set([...whole, ...literalsIn(neighbours), ...piecesOf(whole)])];
  const names = new Map<string, number>();
  for (const source of [...sources(tests), ...sources(neighbours)])
    for (const { node } of walk(source.program)) {
      if (is(node, 'MemberExpression') && !node.computed && is(node.property, 'Identifier'))
        names.set(node.property.name, (names.get(node.property.name) ?? 0) + 1);
      if (is(node, 'Property') && is(node.key, 'Identifier'))
        names.set(node.key.name, (names.get(node.key.name) ?? 0) + 1);
    }
  return {
    literals: literals.slice(0, literalLimit),
    names: byFrequency(names).slice(0, nameLimit),
    suspects: suspectsIn([...sources(tests)], failing),
  };
}

function literalsIn(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const source of sources(files))
    for (const { node, ancestors } of walk(source.program)) {
      if (!is(node, 'Literal') || ancestors.some((it) => it.type === 'ImportDeclaration')) continue;
      const { value } = node;
      const small = typeof value === 'string' ? value.length <= 60 : typeof value === 'number';
      if (small || 'regex' in node)
        counts.set(source.slice(node), (counts.get(source.slice(node)) ?? 0) + 1);
    }
  return byFrequency(counts);
}

/**
 * Parts of the tests' strings, the most frequent first, as units and separators are: words, and what
 * comes back in several strings: runs of letters, of other signs, and up to three neighbouring ones.
 */
function piecesOf(literals: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const literal of literals) {
    if (!/^['"`]/.test(literal)) continue;
    const runs = literal.slice(1, -1).match(/[A-Za-z]+|\d+|[^A-Za-z\d]+/g) ?? [];
    const pieces = new Set<string>();
    for (let from = 0; from < runs.length; from++)
      for (let to = from + 1; to <= Math.min(runs.length, from + 3); to++)
        pieces.add(runs.slice(from, to).join(''));
    for (const piece of pieces)
      if (piece.length <= 20 && !/\d|\\/.test(piece))
        counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return byFrequency(counts)
    .filter((piece) => counts.get(piece)! > 1 || /^[A-Za-z]{2,}$/.test(piece))
    .slice(0, pieceLimit)
    .map((piece) => JSON.stringify(piece));
}

function* sources(files: readonly string[]): Generator<Source> {
  for (const file of files) {
    const parsed = parseSource(file, readFileSync(file, 'utf8'));
    if (parsed.ok) yield parsed.source;
  }
}

function byFrequency(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
