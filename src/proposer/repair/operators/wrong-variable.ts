import { is } from '../../../candidate/index.ts';
import { kindsAt, mayMatch } from '../facts/kinds-at.ts';
import { level } from '../text/precedence.ts';
import { operator, replace } from './operator.ts';

/** Variables tried at one place. */
const most = 25;

/** Another variable in scope: those of the same kind, near and otherwise unused first. */
export const wrongVariable = operator('wrong-variable', function* (place) {
  const { node, role, parent, facts } = place;
  if (!is(node, 'Identifier') || role === 'other') return;
  const called = is(parent, 'CallExpression', 'NewExpression') && parent.callee === node;
  const kinds = kindsAt(place);
  const ranked = facts
    .visible(node, place.ancestors)
    .filter((one) => one.name !== node.name && !(role === 'target' && one.constant))
    .map((one) => {
      const callable = one.kinds.has('function') || one.kinds.has('class');
      let weight = mayMatch(kinds, one.kinds) ? 0.3 : 0.06;
      if (called !== callable && (one.kinds.size > 0 || called)) weight /= 5;
      if (!one.local && !called) weight /= 3;
      if (one.unused) weight = Math.min(0.5, weight * 3);
      return { name: one.name, weight: weight / (1 + one.distance / 2) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { name, weight } of ranked.slice(0, most))
    yield {
      edits: replace(place, name, level.primary),
      weight,
      reason: `Use \`${name}\` instead of \`${node.name}\``,
    };
});
