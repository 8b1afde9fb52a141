import { is } from '../../../candidate/index.ts';
import { edit, insert, insertText, operator } from './operator.ts';

/** A `break` missing at the end of a case or too much; cases that fall through or swap bodies. */
export const switchCase = operator('switch-case', function* (place) {
  const { node, parent, of } = place;
  if (!is(node, 'SwitchCase') || !is(parent, 'SwitchStatement')) return;
  const last = node.consequent.at(-1);
  const next = parent.cases[parent.cases.indexOf(node) + 1];
  const ends = is(last, 'BreakStatement', 'ReturnStatement', 'ThrowStatement', 'ContinueStatement');
  if (!ends)
    yield {
      edits: [insert(node.end, insertText(of(last ?? node), ' break;'))],
      weight: last ? 0.4 : 0.15,
      reason: 'End the case here',
    };
  if (is(last, 'BreakStatement'))
    yield { edits: [edit(last, '')], weight: 0.15, reason: 'Go on with the next case' };
  if (node.consequent.length === 0) {
    for (const other of parent.cases) {
      if (other === node || other.consequent.length === 0) continue;
      const body = other.consequent.map(of).join(' ');
      yield {
        edits: [insert(node.end, ` ${body}`)],
        weight: 0.15,
        reason: 'Do as in another case',
      };
    }
    return;
  }
  yield {
    edits: [edit({ start: node.consequent[0]!.start, end: node.end }, '')],
    weight: 0.05,
    reason: 'Do as in the next case',
  };
  if (next?.consequent.length && node.test && next.test)
    yield {
      edits: [edit(node.test, of(next.test)), edit(next.test, of(node.test))],
      weight: 0.15,
      reason: 'Swap this case with the next',
    };
});
