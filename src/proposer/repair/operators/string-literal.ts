import { is } from '../../../candidate/index.ts';
import { stringsAt } from '../facts/strings.ts';
import { edit, operator } from './operator.ts';

/** Strings tried at one place. */
const most = 240;

/** Another string: one of the file or the tests, a part of one, a usual separator, none. */
export const stringLiteral = operator('string-literal', function* (place) {
  const { node, role } = place;
  if (role !== 'value' || !is(node, 'Literal') || typeof node.value !== 'string') return;
  for (const { text, weight } of stringsAt(place).slice(0, most))
    yield { edits: [edit(node, text)], weight, reason: `Use ${text} instead of ${place.of(node)}` };
});
