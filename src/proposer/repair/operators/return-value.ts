import { is, isFunction } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { insert, operator, replace } from './operator.ts';

const constants = ['true', 'false', 'null', 'undefined', '0', '1', '-1', "''", '[]', '{}', 'NaN'];

/** Another result: a variable in scope, another result of the same function, a constant. */
export const returnValue = operator('return-value', function* (place) {
  const { node, role, parent, ancestors, facts } = place;
  if (is(node, 'ReturnStatement') && !node.argument) {
    for (const one of facts
      .visible(node, ancestors)
      .filter((each) => each.local)
      .slice(0, 12))
      yield {
        edits: [insert(node.start + 'return'.length, ` ${one.name}`)],
        weight: 0.12,
        reason: `Return \`${one.name}\``,
      };
    for (const text of constants)
      yield {
        edits: [insert(node.start + 'return'.length, ` ${text}`)],
        weight: 0.08,
        reason: `Return ${text}`,
      };
    return;
  }
  if (role !== 'value' || !(is(parent, 'ReturnStatement') || isFunction(parent))) return;
  const owner = ancestors.findLast(isFunction);
  const results = facts.expressions.filter(
    (one) => one.owner === owner && is(facts.parents.get(one.node), 'ReturnStatement'),
  );
  for (const one of results)
    yield {
      edits: replace(place, one.text, one.level),
      weight: 0.15,
      reason: `Return \`${one.text}\` as elsewhere`,
    };
  for (const one of facts
    .visible(node, ancestors)
    .filter((each) => each.local)
    .slice(0, 16))
    yield {
      edits: replace(place, one.name, level.primary),
      weight: (one.unused ? 0.3 : 0.1) / (1 + one.distance),
      reason: `Return \`${one.name}\``,
    };
  for (const text of constants)
    yield {
      edits: replace(place, text, text === '-1' ? level.unary : level.primary),
      weight: 0.05,
      reason: `Return ${text}`,
    };
});
