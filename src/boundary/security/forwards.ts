import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { dotted } from '../code/literal.ts';

type Catch = Node & { type: 'CatchClause' };

/** Hands the error on as it is: an `async` function or no `try` at all does the same. */
export function onlyForwards({ body, param }: Catch): boolean {
  const [only] = body.body;
  if (body.body.length !== 1 || !is(param, 'Identifier')) return false;
  if (is(only, 'ThrowStatement')) return dotted(only.argument) === param.name;
  const call = bare(
    is(only, 'ReturnStatement')
      ? only.argument
      : is(only, 'ExpressionStatement')
        ? only.expression
        : null,
  );
  return (
    is(call, 'CallExpression') &&
    is(bare(call.callee), 'Identifier') &&
    call.arguments.length === 1 &&
    dotted(call.arguments[0]) === param.name
  );
}

/** Throws an error of its own at once: without it, the first one is thrown. */
export function onlyThrowsAnew({ body }: Catch): boolean {
  const [only, ...rest] = body.body;
  return (
    rest.length === 0 && is(only, 'ThrowStatement') && is(bare(only.argument), 'NewExpression')
  );
}

/** The function that a handler hands the error to, and no more: `next` of `next(error)`. */
export function forwardsTo({ body, param }: Catch): string | undefined {
  return is(param, 'Identifier') ? handedTo(body, param.name) : undefined;
}

function handedTo(body: Node, error: string): string | undefined {
  const [only, ...rest] = is(body, 'BlockStatement') ? body.body : [body];
  const call = bare(
    is(only, 'ReturnStatement')
      ? only.argument
      : is(only, 'ExpressionStatement')
        ? only.expression
        : only,
  );
  if (rest.length > 0 || !is(call, 'CallExpression') || call.arguments.length !== 1)
    return undefined;
  const callee = dotted(call.callee);
  return dotted(call.arguments[0]) === error ? callee : undefined;
}

const later = /^(?:process\.nextTick|setImmediate|queueMicrotask)$/;

/** The same in the next turn: `return process.nextTick(() => next(error))`. */
export function forwardsLater({ body, param }: Catch): string | undefined {
  const [only] = body.body;
  const call = bare(
    is(only, 'ReturnStatement')
      ? only.argument
      : is(only, 'ExpressionStatement')
        ? only.expression
        : undefined,
  );
  if (body.body.length !== 1 || !is(call, 'CallExpression') || !is(param, 'Identifier'))
    return undefined;
  const [turn] = call.arguments;
  if (!later.test(dotted(call.callee) ?? '') || call.arguments.length !== 1 || !isFunction(turn))
    return undefined;
  return handedTo((turn as { body: Node }).body, param.name);
}
