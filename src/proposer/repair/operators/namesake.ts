import { is } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { operator, replace } from './operator.ts';

/** The property of the same name on an object in scope, or the variable of a property's name. */
export const namesake = operator('namesake', function* (place) {
  const { node, role, facts, ancestors } = place;
  if (role !== 'value') return;
  if (is(node, 'Identifier'))
    for (const one of facts.visible(node, ancestors)) {
      if (one.name === node.name || !facts.members.of(one.name).includes(node.name)) continue;
      yield {
        edits: replace(place, `${one.name}.${node.name}`, level.primary),
        weight: 0.5 / (1 + one.distance / 2),
        reason: `Use \`${one.name}.${node.name}\` instead of \`${node.name}\``,
      };
    }
  if (is(node, 'MemberExpression') && !node.computed && is(node.property, 'Identifier')) {
    const { name } = node.property;
    if (facts.visible(node, ancestors).some((one) => one.name === name && one.local))
      yield {
        edits: replace(place, name, level.primary),
        weight: 0.3,
        reason: `Use the variable \`${name}\` instead of \`${place.of(node)}\``,
      };
  }
});
