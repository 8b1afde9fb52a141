import { is } from '../../../candidate/index.ts';
import { edit, operator } from './operator.ts';

/** Names tried at one place. */
const most = 20;

/** Another property: those of the same object first, then all that the file and tests use. */
export const wrongProperty = operator('wrong-property', function* ({ node, parent, facts, of }) {
  if (!is(node, 'Identifier')) return;
  const member = is(parent, 'MemberExpression') && parent.property === node && !parent.computed;
  const key =
    is(parent, 'Property') && parent.key === node && !parent.computed && !parent.shorthand;
  if (!member && !key) return;
  const own = member ? facts.members.of(of(parent.object)) : [];
  const names = new Set([...own, ...facts.members.all]);
  names.delete(node.name);
  for (const [rank, name] of [...names].slice(0, most).entries())
    yield {
      edits: [edit(node, name)],
      weight: (rank < own.length ? 0.2 : 0.05) * (key ? 0.5 : 1),
      reason: `Use the property ${name} instead of ${node.name}`,
    };
});
