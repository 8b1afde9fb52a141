import { is } from '../../../candidate/index.ts';
import { regexEdits } from '../text/regex.ts';
import { edit, operator } from './operator.ts';

/** A regular expression with other flags, anchors, quantifiers or classes. */
export const regexEdit = operator('regex-edit', function* ({ node, facts }) {
  if (!is(node, 'Literal') || !('regex' in node) || !node.regex) return;
  const { pattern, flags } = node.regex;
  for (const { text, weight, reason } of regexEdits(pattern, flags))
    if (isRegex(text)) yield { edits: [edit(node, text)], weight, reason };
  for (const [rank, text] of facts.literals.regexes.slice(0, 20).entries())
    yield { edits: [edit(node, text)], weight: 0.1 / (1 + rank / 4), reason: `Match ${text}` };
});

function isRegex(text: string): boolean {
  const at = text.lastIndexOf('/');
  try {
    return at > 1 && Boolean(new RegExp(text.slice(1, at), text.slice(at + 1)));
  } catch {
    return false;
  }
}
