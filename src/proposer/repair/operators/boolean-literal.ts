import { is } from '../../../candidate/index.ts';
import { edit, operator } from './operator.ts';

/** The other truth value. */
export const booleanLiteral = operator('boolean-literal', function* ({ node, condition }) {
  if (!is(node, 'Literal') || typeof node.value !== 'boolean') return;
  const text = String(!node.value);
  yield {
    edits: [edit(node, text)],
    weight: condition ? 0.5 : 0.9,
    reason: `Use ${text} instead of ${node.value}`,
  };
});
