import { is, isFunction, walk, type Node, type Source } from '../candidate/index.ts';

/** What the failing tests speak of, and the others less, the most suspect first. */
export interface Suspects {
  /** Strings and numbers as source text, and pieces of the strings. */
  readonly literals: readonly string[];
  /** Keys of object literals in any test, those of failing tests first. */
  readonly keys: readonly string[];
}

const limits = { literals: 240, keys: 60, length: 300, runs: 6 };

/**
 * Spectrum-based localisation with literals in the place of statements: a unit or a message that is
 * missing in the target is in what the failing tests expect, and seldom in what others do.
 *
 * @param failing ids of tests, which end in their titles
 */
export function suspectsIn(sources: readonly Source[], failing: readonly string[]): Suspects {
  const literals = new Spectrum();
  const keys = new Spectrum();
  for (const source of sources)
    for (const { body, title } of testsIn(source)) {
      const failed = failing.some((id) => id === title || id.endsWith(` ${title}`));
      const said = contentOf(body, source);
      literals.count(said.literals, failed);
      keys.count(said.keys, failed);
    }
  return {
    literals: literals.ranked().slice(0, limits.literals),
    keys: keys.ranked(true).slice(0, limits.keys),
  };
}

/** Calls with a title and a function: `test('…', () => {…})`, `it`, in any suite. */
function* testsIn(source: Source): Generator<{ title: string; body: Node }> {
  for (const { node } of walk(source.program)) {
    if (!is(node, 'CallExpression')) continue;
    const [title, ...rest] = node.arguments;
    const body = rest.find(isFunction);
    if (!body || !is(title, 'Literal') || typeof title.value !== 'string') continue;
    // A suite's tests speak for themselves.
    const nested = [...walk(body)].some(
      ({ node: inner }) =>
        is(inner, 'CallExpression') &&
        is(inner.arguments[0], 'Literal') &&
        inner.arguments.slice(1).some(isFunction) &&
        is(inner.callee, 'Identifier'),
    );
    if (!nested) yield { title: title.value, body };
  }
}

function contentOf(
  body: Node,
  source: Source,
): { literals: ReadonlySet<string>; keys: ReadonlySet<string> } {
  const literals = new Set<string>();
  const keys = new Set<string>();
  for (const { node } of walk(body)) {
    if (is(node, 'Property') && is(node.key, 'Identifier')) keys.add(node.key.name);
    if (!is(node, 'Literal')) continue;
    if (typeof node.value === 'number') literals.add(source.slice(node));
    if (typeof node.value !== 'string' || node.value.length > limits.length) continue;
    literals.add(JSON.stringify(node.value));
    for (const piece of pieces(node.value)) literals.add(JSON.stringify(piece));
  }
  return { literals, keys };
}

/** Up to six neighbouring runs of letters, of digits or of other signs, and parts of the latter. */
function pieces(text: string): readonly string[] {
  const runs = text.match(/[A-Za-z]+|\d+|[^A-Za-z\d]+/g) ?? [];
  const out = new Set<string>();
  for (let from = 0; from < runs.length; from++)
    for (let to = from + 1; to <= Math.min(runs.length, from + limits.runs); to++)
      out.add(runs.slice(from, to).join(''));
  for (const signs of runs.filter((run) => !/^[A-Za-z\d]/.test(run)))
    for (let from = 0; from < signs.length; from++)
      for (let to = from + 1; to <= Math.min(signs.length, from + 3); to++)
        out.add(signs.slice(from, to));
  return [...out].filter((piece) => piece.length <= 24 && !/\d/.test(piece));
}

/** How many failing and passing tests each word is in. */
class Spectrum {
  readonly #counts = new Map<string, { failed: number; passed: number }>();
  #failed = 0;

  count(words: ReadonlySet<string>, failed: boolean): void {
    if (failed) this.#failed++;
    for (const word of words) {
      const now = this.#counts.get(word) ?? { failed: 0, passed: 0 };
      this.#counts.set(word, {
        failed: now.failed + (failed ? 1 : 0),
        passed: now.passed + (failed ? 0 : 1),
      });
    }
  }

  /** By Ochiai's coefficient, shorter words first among equals. */
  ranked(all = false): string[] {
    const score = ({ failed, passed }: { failed: number; passed: number }): number =>
      failed / Math.sqrt(Math.max(1, this.#failed) * (failed + passed));
    return [...this.#counts]
      .filter(([, count]) => all || count.failed > 0)
      .sort(([a, x], [b, y]) => score(y) - score(x) || a.length - b.length)
      .map(([word]) => word);
  }
}
