import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare, nameOf, sameCode } from '../analysis/bare.ts';
import { removal } from '../analysis/layout.ts';
import { parentOf } from '../analysis/parents.ts';
import { isSimple } from '../analysis/simple.ts';
import { matchAny, template } from '../analysis/template.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'for-in-to-keys';
const owned = [
  'Object.prototype.hasOwnProperty.call($o, $k)',
  '({}).hasOwnProperty.call($o, $k)',
  'hasOwnProperty.call($o, $k)',
  'hasOwn.call($o, $k)',
  'has.call($o, $k)',
  '$o.hasOwnProperty($k)',
  'Object.hasOwn($o, $k)',
].map(template);

/** Own keys by Object.keys instead of by for-in. */
export const forInToKeys: Rewrite = {
  name: operator,
  wins: 'Walks Object.keys instead of for-in, which also visits what is inherited, and drops the question whether each key is an own one.',
  gain: 'micro',
  *find(region, source) {
    for (const { node: loop } of walk(region)) {
      if (!is(loop, 'ForInStatement') || !isSimple(loop.right)) continue;
      const key = nameOf(
        is(loop.left, 'VariableDeclaration') ? loop.left.declarations[0]?.id : loop.left,
      );
      if (!key) continue;
      const head = {
        start: loop.left.end,
        end: loop.right.end,
        text: ` of Object.keys(${source.slice(loop.right)})`,
      };
      const guard = guardOf(source, loop.body, loop.right, key);
      yield { operator, edits: guard ? [head, guard] : [head], reason: 'walk the own keys only' };
    }
  },
};

/** The edit that drops `if (own)` around the body, or `if (!own) continue;` at its start. */
function guardOf(source: Source, body: Node, object: Node, key: string): Edit | undefined {
  const first = is(body, 'BlockStatement') ? body.body[0] : body;
  if (!is(first, 'IfStatement') || first.alternate) return undefined;
  const test = bare(first.test);
  const isNegated = is(test, 'UnaryExpression') && test.operator === '!';
  const found = matchAny(owned, isNegated ? test.argument : test, source.text);
  if (!found || !sameCode(found.one['$o'], object) || nameOf(found.one['$k']) !== key)
    return undefined;
  const inner = is(first.consequent, 'BlockStatement')
    ? first.consequent.body[0]
    : first.consequent;
  if (isNegated)
    return is(inner, 'ContinueStatement') && parentOf(source, first) === body
      ? removal(source, first)
      : undefined;
  return { start: first.start, end: first.consequent.start, text: '' };
}
