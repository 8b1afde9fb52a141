import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare, nameOf, sameCode } from '../analysis/bare.ts';
import { replacement, insertAfter } from '../analysis/layout.ts';
import { match, template } from '../analysis/template.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'divisor-bound';
const divides = [template('$n % $i'), template('$n / $i')];
const divided = [
  template('$n /= $i'),
  template('$n = $n / $i'),
  template('$n = Math.floor($n / $i)'),
];
const collected = template('$out.push($i)');

/** Trial division up to the square root. */
export const divisorBound: Rewrite = {
  name: operator,
  wins: 'Looks for divisors up to the square root instead of up to the number (or its half): from n steps to their root.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!is(node, 'ForStatement', 'WhileStatement') || !node.test) continue;
      const bound = boundOf(source, node);
      if (!bound) continue;
      const { counter, number, test } = bound;
      const edits: Edit[] = [replacement(test, `${counter} * ${counter} <= ${number}`)];
      const rest = restOf(source, node, counter, number);
      yield {
        operator,
        edits: rest ? [...edits, ...rest] : edits,
        reason: 'stop at the square root: a larger divisor has a smaller partner',
      };
    }
  },
};

/** The loop's upper bound on the divisor, and the number that it divides. */
function boundOf(
  source: Source,
  loop: Node & { type: 'ForStatement' | 'WhileStatement' },
): { counter: string; number: string; test: Node } | undefined {
  const tests = [...walk(loop.test as Node)].map(({ node }) => node);
  for (const test of tests) {
    if (!is(test, 'BinaryExpression') || !/^[<>]=?$/.test(test.operator)) continue;
    const upward = test.operator.startsWith('<');
    const [low, high] = upward ? [test.left as Node, test.right] : [test.right, test.left as Node];
    const counter = nameOf(low);
    if (!counter) continue;
    for (const { node } of walk(loop)) {
      const found = divides.map((one) => match(one, node, source.text)).find(Boolean);
      const number = bare(found?.one['$n']);
      if (!found || nameOf(found.one['$i']) !== counter || !is(number, 'Identifier')) continue;
      const isSquared = [...walk(high)].some(
        ({ node: at }) => is(at, 'Identifier') && at.name === 'sqrt',
      );
      const mentions = [...walk(high)].some(({ node: at }) => sameCode(at, number));
      if (mentions && !isSquared) return { counter, number: number.name, test };
    }
  }
  return undefined;
}

/** Where the loop divides the number and collects divisors: what is left is the last of them. */
function restOf(source: Source, loop: Node, counter: string, number: string): Edit[] | undefined {
  let isDivided = false;
  let list: string | undefined;
  for (const { node } of walk(loop)) {
    const division = divided.map((one) => match(one, node, source.text)).find(Boolean);
    if (division && nameOf(division.one['$n']) === number) isDivided = true;
    const push = match(collected, node, source.text);
    if (push && nameOf(push.one['$i']) === counter) list = source.slice(push.one['$out'] as Node);
  }
  return isDivided && list
    ? insertAfter(source, loop, [`if (${number} > 1) ${list}.push(${number});`])
    : undefined;
}
