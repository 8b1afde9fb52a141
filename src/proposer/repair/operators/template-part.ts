import { is, type NodeOf } from '../../../candidate/index.ts';
import { unquote } from '../facts/quotes.ts';
import { stringsAt } from '../facts/strings.ts';
import { edit, operator } from './operator.ts';

/** Texts tried between two expressions. */
const most = 40;

/** The texts and expressions of a template literal dropped, swapped or replaced. */
export const templatePart = operator('template-part', function* (place) {
  const { node, of, parent } = place;
  if (!is(node, 'TemplateLiteral') || is(parent, 'TaggedTemplateExpression')) return;
  for (const [at, one] of node.expressions.entries()) {
    const next = node.expressions[at + 1];
    if (next)
      yield {
        edits: [edit(one, of(next)), edit(next, of(one))],
        weight: 0.2,
        reason: `Swap \`${of(one)}\` and \`${of(next)}\``,
      };
    const whole = { start: inner(node.quasis[at]!).end, end: inner(node.quasis[at + 1]!).start };
    yield { edits: [edit(whole, '')], weight: 0.1, reason: `Leave out \`${of(one)}\`` };
  }
  const texts = stringsAt(place).slice(0, most);
  for (const quasi of node.quasis) {
    const now = quasi.value.raw;
    if (now !== '')
      yield { edits: [edit(inner(quasi), '')], weight: 0.08, reason: 'Leave out this text' };
    for (const { text, weight } of texts) {
      const value = unquote(text);
      if (value === undefined || value === now) continue;
      const escaped = value.replace(/[`\\]|\$\{/g, '\\$&');
      yield {
        edits: [edit(inner(quasi), escaped)],
        weight: weight / 4,
        reason: `Write ${text} here`,
      };
    }
  }
  if (node.expressions.length === 0)
    for (const { text, weight } of texts)
      yield { edits: [edit(node, text)], weight: weight / 2, reason: `Use ${text}` };
});

/** A quasi's text alone: its range also has the delimiter on either side, a backtick, `}` or `${`. */
function inner(quasi: NodeOf<'TemplateElement'>): { start: number; end: number } {
  return { start: quasi.start + 1, end: quasi.end - (quasi.tail ? 1 : 2) };
}
