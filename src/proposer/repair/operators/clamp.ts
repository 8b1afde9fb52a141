import { is } from '../../../candidate/index.ts';
import { kindsAt } from '../facts/kinds-at.ts';
import { level } from '../text/precedence.ts';
import { operator, replace, type Place } from './operator.ts';

/** Numbers in scope that a value is held to. */
const most = 5;

/** A number held to a bound: the greatest or least so far, not below zero, not above another. */
export const clamp = operator('clamp', function* (place) {
  const sure = certainty(place);
  if (sure === 0) return;
  const own = place.of(place.node);
  for (const [text, name, weight] of bounds(place))
    if (text !== own)
      yield {
        edits: replace(place, `Math.${name}(${text}, ${own})`, level.call),
        weight: weight * sure,
        reason: `Take the ${name === 'max' ? 'greater' : 'lesser'} of \`${own}\` and \`${text}\``,
      };
});

/** How likely the value is a number that may be held to a bound; 0: it is none. */
function certainty(place: Place): number {
  const { node, role, parent, condition } = place;
  if (role !== 'value' || condition) return 0;
  if (!is(node, 'Identifier', 'MemberExpression', 'CallExpression', 'BinaryExpression')) return 0;
  if (is(parent, 'ExpressionStatement', 'UnaryExpression', 'SpreadElement')) return 0;
  if (is(parent, 'MemberExpression') && parent.object === node) return 0;
  if (is(parent, 'CallExpression', 'NewExpression') && parent.callee === node) return 0;
  if (is(node, 'CallExpression') && /^Math\.(max|min)$/.test(place.of(node.callee))) return 0;
  const kinds = kindsAt(place);
  if (kinds.size > 0 && !kinds.has('number')) return 0;
  const operand = is(parent, 'BinaryExpression') ? 0.4 : 1;
  return operand * (kinds.has('number') ? 1 : 0.4);
}

function* bounds(place: Place): Generator<readonly [string, 'max' | 'min', number]> {
  const { node, ancestors, parent, facts } = place;
  const assigned = is(parent, 'AssignmentExpression') && parent.operator === '=' && parent.left;
  if (assigned && is(assigned, 'Identifier', 'MemberExpression'))
    for (const name of ['max', 'min'] as const) yield [place.of(assigned), name, 0.5];
  yield ['0', 'max', 0.15];
  yield ['1', 'max', 0.04];
  const visible = facts
    .visible(node, ancestors)
    .filter(({ local, distance }) => local && distance < 2);
  const numbers = visible.filter(({ kinds }) => kinds.has('number')).slice(0, most);
  const within = new Set(place.of(node).match(/[\w$]+/g));
  for (const { name } of numbers) {
    if (within.has(name) || (assigned && place.of(assigned) === name)) continue;
    yield [name, 'min', 0.08];
    yield [name, 'max', 0.08];
  }
  for (const { name } of visible)
    if (facts.members.of(name).includes('length')) yield [`${name}.length`, 'min', 0.08];
}
