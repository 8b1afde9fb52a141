import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { replacement } from '../analysis/layout.ts';
import { methodCall } from '../analysis/match.ts';
import { parentOf } from '../analysis/parents.ts';
import { stringOf } from '../analysis/simple.ts';
import { matchAny, template } from '../analysis/template.ts';
import { isConstant, usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'chars-kept-as-string';
const splits = [
  "$s.split('')",
  '[...$s]',
  'Array.from($s)',
  'Array.from($s.split(""))',
  'Object.assign([], $s)',
].map(template);
const shared = /^(indexOf|lastIndexOf|includes|at)$/;

/** Characters read from the string itself. */
export const charsKeptAsString: Rewrite = {
  name: operator,
  wins: 'Reads characters from the string itself instead of from an array that it was split into.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const edits = is(node, 'VariableDeclarator') ? kept(source, node) : undefined;
      if (edits) yield { operator, edits, reason: 'read the characters from the string itself' };
    }
  },
};

function kept(
  source: Source,
  declarator: Node & { type: 'VariableDeclarator' },
): Edit[] | undefined {
  const split = declarator.init && matchAny(splits, declarator.init, source.text);
  const variable = is(declarator.id, 'Identifier') ? variableOf(source, declarator.id) : undefined;
  if (!split || !variable || !isConstant(variable) || !is(declarator.id, 'Identifier'))
    return undefined;
  const { id } = declarator;
  const edits = [
    {
      start: declarator.start,
      end: declarator.end,
      text: `${id.name} = ${source.slice(split.one['$s'] as Node)}`,
    },
  ];
  for (const use of usesOf(variable, source.program)) {
    if (use === id) continue;
    let member = parentOf(source, use);
    if (is(member, 'ForOfStatement') && member.right === use) continue;
    if (is(member, 'TSNonNullExpression')) member = parentOf(source, member);
    const above = member && parentOf(source, member);
    if (!is(member, 'MemberExpression') || member.object !== use || !above) return undefined;
    const isTarget =
      (is(above, 'AssignmentExpression') && above.left === member) || is(above, 'UpdateExpression');
    if (isTarget) return undefined;
    const call = methodCall(above);
    if (call && call.call.callee === member) {
      const isSlice =
        call.name === 'slice' &&
        methodCall(parentOf(source, parentOf(source, above) ?? above))?.name === 'join';
      if (call.name === 'join' && stringOf(call.args[0]) === '')
        edits.push(replacement(above, id.name));
      else if (isSlice) {
        const join = parentOf(source, parentOf(source, above) ?? above);
        const joined = methodCall(join);
        if (!join || !joined || stringOf(joined.args[0]) !== '') return undefined;
        edits.push(replacement(join, source.slice(above)));
      } else if (!shared.test(call.name)) return undefined;
    } else if (
      !member.computed &&
      !(is(member.property, 'Identifier') && member.property.name === 'length')
    )
      return undefined;
  }
  return edits;
}
