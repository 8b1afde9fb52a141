import { is } from '../../../candidate/index.ts';
import { kindsAt } from '../facts/kinds-at.ts';
import type { Kind } from '../facts/kinds.ts';
import { level } from '../text/precedence.ts';
import { operand, operator, replace, replaceBy } from './operator.ts';

const globals: readonly (readonly [string, Kind | undefined, number])[] = [
  ['String', undefined, 0.1],
  ['Number', undefined, 0.1],
  ['Boolean', undefined, 0.04],
  ['Math.abs', 'number', 0.1],
  ['Math.floor', 'number', 0.12],
  ['Math.round', 'number', 0.06],
  ['Math.ceil', 'number', 0.08],
  ['Math.trunc', 'number', 0.05],
  ['Array.from', 'array', 0.04],
  ['Object.keys', 'object', 0.06],
  ['Object.values', 'object', 0.03],
  ['Object.entries', 'object', 0.03],
  ['JSON.stringify', undefined, 0.02],
  ['parseInt', 'string', 0.03],
];

/** A value passed through a function of the file or a global one; a call added or left out. */
export const wrapCall = operator('wrap-call', function* (place) {
  const { node, role, parent, condition, facts } = place;
  if (role !== 'value') return;
  if (is(node, 'CallExpression', 'NewExpression')) {
    for (const one of node.arguments.slice(0, 3))
      if (!is(one, 'SpreadElement'))
        yield {
          edits: replaceBy(place, one),
          weight: is(parent, 'ExpressionStatement') ? 0.01 : 0.15,
          reason: `Use \`${place.of(one)}\` itself`,
        };
    if (is(node, 'CallExpression') && node.arguments.length === 0)
      yield {
        edits: replaceBy(place, node.callee),
        weight: 0.04,
        reason: `Do not call \`${place.of(node.callee)}\``,
      };
    if (is(node, 'CallExpression') && /^[A-Z]\w*$/.test(place.of(node.callee)))
      yield {
        edits: replace(place, `new ${place.of(node)}`, level.call),
        weight: 0.1,
        reason: `Construct a \`${place.of(node.callee)}\``,
      };
  }
  if (condition || is(parent, 'ExpressionStatement')) return;
  if (is(parent, 'CallExpression', 'NewExpression') && parent.callee === node) return;
  if (!is(node, 'Identifier', 'MemberExpression', 'CallExpression', 'BinaryExpression')) return;
  const kinds = kindsAt(place);
  const wrapped = (name: string, weight: number) => ({
    edits: replace(place, `${name}(${place.of(node)})`, level.call),
    weight: is(parent, 'MemberExpression') ? weight / 3 : weight,
    reason: `Pass it through ${name}`,
  });
  for (const one of facts.visible(node, place.ancestors))
    if (one.arity === 1 || (one.unused && one.kinds.has('function')))
      yield wrapped(one.name, one.unused ? 0.4 : 0.12);
  for (const [name, kind, weight] of globals)
    if (!kind || kinds.size === 0 || kinds.has(kind))
      yield wrapped(name, kind && kinds.has(kind) ? weight : weight / 2);
  if (is(node, 'Identifier', 'MemberExpression') && !kinds.has('number') && !kinds.has('string'))
    yield {
      edits: replace(place, `${operand(place, node, level.call)}()`, level.call),
      weight: is(node, 'MemberExpression') ? 0.12 : kinds.has('function') ? 0.1 : 0.03,
      reason: `Call \`${place.of(node)}\``,
    };
});
