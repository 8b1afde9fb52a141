import { is } from '../../../candidate/index.ts';
import { edit, operator } from './operator.ts';

/** A counting loop that runs the other way; `of` for `in`; `do` for `while`. */
export const loopDirection = operator('loop-direction', function* ({ node, of }) {
  if (is(node, 'ForOfStatement', 'ForInStatement')) {
    const between = of(node).slice(node.left.end - node.start, node.right.start - node.start);
    const word = is(node, 'ForOfStatement') ? 'of' : 'in';
    const at = node.left.end + between.search(new RegExp(`\\b${word}\\b`));
    if (is(node, 'ForOfStatement') && node.await) return;
    const other = word === 'of' ? 'in' : 'of';
    yield {
      edits: [edit({ start: at, end: at + 2 }, other)],
      weight: 0.15,
      reason: `Loop over the ${other === 'of' ? 'values' : 'keys'}`,
    };
  }
  if (is(node, 'WhileStatement') && is(node.body, 'BlockStatement'))
    yield {
      edits: [edit(node, `do ${of(node.body)} while (${of(node.test)});`)],
      weight: 0.08,
      reason: 'Ask the condition after the body',
    };
  if (is(node, 'DoWhileStatement') && is(node.body, 'BlockStatement'))
    yield {
      edits: [edit(node, `while (${of(node.test)}) ${of(node.body)}`)],
      weight: 0.08,
      reason: 'Ask the condition before the body',
    };
  if (!is(node, 'ForStatement') || !is(node.init, 'VariableDeclaration')) return;
  const [first] = node.init.declarations;
  const { test, update } = node;
  if (!first?.init || !is(first.id, 'Identifier') || !is(update, 'UpdateExpression')) return;
  if (!is(test, 'BinaryExpression') || node.init.declarations.length !== 1) return;
  const name = first.id.name;
  const [from, to] = [of(first.init), of(test.right)];
  const up = update.operator === '++';
  if (up !== /^<=?$/.test(test.operator)) return;
  const inclusive = test.operator.endsWith('=');
  const head = up
    ? `let ${name} = ${inclusive ? to : `${to} - 1`}; ${name} >= ${from}; ${name}--`
    : `let ${name} = ${inclusive ? to : `${to} + 1`}; ${name} <= ${from}; ${name}++`;
  yield {
    edits: [edit({ start: node.init.start, end: update.end }, head)],
    weight: 0.15,
    reason: 'Count the other way',
  };
});
