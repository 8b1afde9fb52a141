import { is, isLoop, walk, type Change, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  equality,
  freshName,
  isElement,
  iteration,
  joinNames,
  lengthOwner,
  linesBefore,
  nameOf,
  outermostRepeater,
  readsOf,
  replaceStatement,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** A loop that searches an array for a value, written out, with a flag: itself inside a loop. */
export const searchLoopToSet: Rewrite = {
  name: 'search-loop-to-set',
  wins: 'Asks a Set made once (or at least indexOf) instead of a written-out loop that searches an array and sets a flag; wins as soon as the array has more than a few items.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const search = isLoop(node) ? searchOf(source, node) : undefined;
      if (!search) continue;
      const { array, value, statement } = search;
      const name = source.slice(array);
      const reason = `Look ${source.slice(value)} up instead of searching ${name} in a loop`;
      const asked = (test: string): Change => ({
        operator: 'search-loop-to-set',
        edits: [replaceStatement(source, node, [`if (${test}) ${statement}`])],
        reason,
      });
      const repeater = outermostRepeater(source, node, [array]);
      const set = freshName(source, joinNames(nameOf(array) ?? 'known', 'set'));
      const make = `const ${set} = new Set(${name});`;
      for (const lines of [[make], [make, `${set}.delete(NaN);`]]) {
        const before = repeater && linesBefore(source, repeater, lines);
        const change = asked(`${set}.has(${source.slice(value)})`);
        if (before) yield { ...change, edits: [...before, ...change.edits] };
      }
      yield asked(`${name}.indexOf(${source.slice(value)}) !== -1`);
    }
  },
};

interface Search {
  readonly array: Node;
  readonly value: Node;
  /** What is done once it is found. */
  readonly statement: string;
}

function searchOf(source: Source, loop: Node): Search | undefined {
  const walked = walkOf(source, loop);
  if (!walked) return undefined;
  const { array, body, isItem } = walked;
  const statements = (is(body, 'BlockStatement') ? body.body : [body]).filter(
    (one) => !(is(one, 'VariableDeclaration') && walked.declares(one)) && !walked.steps(one),
  );
  const only = statements.length === 1 ? statements[0] : undefined;
  if (!is(only, 'IfStatement') || only.alternate) return undefined;
  const same = equality(only.test);
  if (!same || same.negated) return undefined;
  const value = isItem(same.left) ? same.right : isItem(same.right) ? same.left : undefined;
  const inner = is(only.consequent, 'BlockStatement') ? only.consequent.body : [only.consequent];
  const [set, leave, ...more] = inner;
  if (!value || !set || more.length > 0 || (leave && !is(leave, 'BreakStatement')))
    return undefined;
  if (readsOf(source, value, loop)) return undefined;
  const assigned = is(set, 'ExpressionStatement') ? bare(set.expression) : undefined;
  const flag =
    is(assigned, 'AssignmentExpression') &&
    assigned.operator === '=' &&
    is(bare(assigned.right), 'Literal');
  const returns =
    is(set, 'ReturnStatement') && (!set.argument || is(bare(set.argument), 'Literal'));
  if (!flag && !returns) return undefined;
  return { array, value, statement: source.slice(set).replace(/;?$/, ';') };
}

interface Walk {
  readonly array: Node;
  readonly body: Node;
  readonly isItem: (node: Node) => boolean;
  /** A statement that only names the item. */
  readonly declares: (node: Node) => boolean;
  /** A statement that only steps the counter. */
  readonly steps: (node: Node) => boolean;
}

function walkOf(source: Source, loop: Node): Walk | undefined {
  const walked = iteration(source, loop);
  const never = () => false;
  if (walked && !walked.from) {
    const { array, body, index, item } = walked;
    const name = nameOf(item);
    const isItem = (node: Node) =>
      (!!name && nameOf(node) === name) || (!!index && isElement(node, array, index));
    const declares = (node: Node) => !!item && node.start <= item.start && item.end <= node.end;
    return { array, body, isItem, declares, steps: never };
  }
  // while (++j < xs.length) { … }, while (j < xs.length) { …; j++; }
  const test = is(loop, 'WhileStatement') ? bare(loop.test) : undefined;
  if (!is(loop, 'WhileStatement') || !is(test, 'BinaryExpression') || test.operator !== '<')
    return undefined;
  const step = bare(test.left);
  const index = nameOf(
    is(step, 'UpdateExpression') && step.prefix && step.operator === '++' ? step.argument : step,
  );
  const array = lengthOwner(source, test.right);
  if (!index || !array) return undefined;
  return {
    array,
    body: loop.body,
    isItem: (node) => isElement(node, array, index),
    declares: never,
    steps: (node) =>
      is(node, 'ExpressionStatement') &&
      is(node.expression, 'UpdateExpression') &&
      nameOf(node.expression.argument) === index,
  };
}
