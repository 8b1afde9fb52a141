import { is, type Node } from '../../../candidate/index.ts';
import type { Place } from '../operators/operator.ts';
import type { Made } from './expression.ts';

/** The most that a condition's cost falls for being like the conditions beside it. */
const bonus = 1.8;

/**
 * Conditions beside each other are alike: those of an `else if` chain, the operands of `&&` and
 * `||`, the tests of neighbouring statements. What shares words with them is likelier by as much;
 * the test of a counting loop is likelier one that asks for the counter.
 */
export function likened(all: readonly Made[], place: Place): Made[] {
  const neighbours = beside(place).map((node) => place.of(node));
  const models = neighbours.map(wordsOf);
  const counter = counterOf(place);
  if (models.length === 0 && counter === undefined) return [...all];
  return all
    .map((one) => {
      const words = wordsOf(one.text);
      const like = Math.max(0, ...models.map((model) => similarity(words, model)));
      const counts = counter === undefined ? 0 : loopCost(one.text, words, counter);
      // To ask the same twice is of no use.
      const again = neighbours.includes(one.text) ? 3 : 0;
      return { ...one, cost: Math.max(0.1, one.cost - bonus * like ** 2 + counts + again) };
    })
    .sort((a, b) => a.cost - b.cost);
}

/** The conditions that stand beside the place. */
export function beside({ node, parent, ancestors, facts }: Place): readonly Node[] {
  const out: Node[] = [];
  if (is(parent, 'LogicalExpression')) out.push(parent.left === node ? parent.right : parent.left);
  if (is(parent, 'ConditionalExpression')) {
    if (is(parent.alternate, 'ConditionalExpression')) out.push(parent.alternate.test);
    const above = ancestors.at(-2);
    if (is(above, 'ConditionalExpression')) out.push(above.test);
  }
  if (is(parent, 'IfStatement')) {
    if (is(parent.alternate, 'IfStatement')) out.push(parent.alternate.test);
    const above = ancestors.at(-2);
    if (is(above, 'IfStatement') && above.alternate === parent) out.push(above.test);
    if (is(above, 'BlockStatement', 'Program')) {
      const at = above.body.indexOf(parent);
      for (const next of [above.body[at - 1], above.body[at + 1]])
        if (is(next, 'IfStatement')) out.push(next.test);
    }
  }
  return out.filter((one) => facts.parents.has(one) && !is(one, 'Literal'));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Za-z_$][\w$]*|\d+|'[^']*'|"[^"]*"|\.|[^\s\w$.]+/g) ?? [];
}

/** Alike word for word, names and literals being somewhat alike; or by the words that both have. */
function similarity(a: readonly string[], b: readonly string[]): number {
  const [one, two] = [new Set(a), new Set(b)];
  const both = [...one].filter((word) => two.has(word)).length;
  const shared = both / (one.size + two.size - both || 1);
  if (a.length !== b.length) return shared;
  const alike = a.map((word, at) =>
    word === b[at] ? 1 : kindOf(word) === kindOf(b[at]!) ? 0.7 : 0,
  );
  return Math.max(shared, alike.reduce((sum: number, one) => sum + one, 0) / (a.length || 1));
}

function kindOf(word: string): string {
  if (/^['"]/.test(word)) return 'string';
  return /^\d/.test(word) ? 'number' : /^[A-Za-z_$]/.test(word) ? 'name' : word;
}

/** The variable that a `for` counts with, where the place is its test. */
function counterOf({ node, parent }: Place): string | undefined {
  if (!is(parent, 'ForStatement') || parent.test !== node) return undefined;
  const { update } = parent;
  if (is(update, 'UpdateExpression') && is(update.argument, 'Identifier'))
    return update.argument.name;
  return is(update, 'AssignmentExpression') && is(update.left, 'Identifier')
    ? update.left.name
    : undefined;
}

function loopCost(text: string, words: readonly string[], counter: string): number {
  if (!words.includes(counter)) return 1;
  const asks = text.startsWith(`${counter} <`) || text.startsWith(`${counter} >`);
  if (!asks || text.includes('[')) return 0.6;
  return text.includes('.length') ? -1.2 : -0.5;
}
