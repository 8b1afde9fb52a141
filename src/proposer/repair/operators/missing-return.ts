import { is, isFunction } from '../../../candidate/index.ts';
import { jumpsAt } from '../text/statements.ts';
import { edit, insert, operator } from './operator.ts';

/** `return` before an expression that is computed for nothing, or taken away from one. */
export const missingReturn = operator('missing-return', function* (place) {
  const { node, ancestors, parent, of } = place;
  if (is(node, 'ExpressionStatement') && typeof node.directive !== 'string') {
    if (!jumpsAt(ancestors).returns) return;
    const pure = !is(node.expression, 'AssignmentExpression', 'UpdateExpression');
    const last = is(parent, 'BlockStatement') && parent.body.at(-1) === node;
    yield {
      edits: [insert(node.start, 'return ')],
      weight: pure && last ? 0.5 : pure ? 0.25 : 0.1,
      reason: `Return \`${of(node.expression)}\``,
    };
  }
  if (is(node, 'ReturnStatement') && node.argument && /^[\w(!]/.test(of(node.argument))) {
    if (is(node.argument, 'FunctionExpression', 'ClassExpression', 'ObjectExpression')) return;
    yield {
      edits: [edit({ start: node.start, end: node.argument.start }, '')],
      weight: is(node.argument, 'CallExpression', 'AssignmentExpression') ? 0.08 : 0.01,
      reason: 'Go on instead of returning',
    };
  }
  if (is(node, 'BlockStatement') && is(parent, 'ArrowFunctionExpression') && isFunction(parent)) {
    const only = node.body[0];
    if (node.body.length === 1 && is(only, 'ExpressionStatement'))
      yield {
        edits: [edit(node, `(${of(only.expression)})`)],
        weight: 0.15,
        reason: 'Return the value of the only statement',
      };
  }
});
