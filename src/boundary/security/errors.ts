import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { enclosingFunction, type FunctionInfo } from '../code/functions.ts';
import { calleeName } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained, lost, type Counted } from './count.ts';
import { forwardsLater, forwardsTo, onlyForwards, onlyThrowsAnew } from './forwards.ts';
import { logFindings } from './logs.ts';
import { withoutMoved } from './handlers.ts';
import { securityRules as rules } from './rules.ts';
import { protecting, sanitising, secure } from './words.ts';

/** Errors that are forgotten now, handlers and security logs that are gone. */
export function errorFindings(view: View): Finding[] {
  const swallowed = gained(view, 'swallowed', (code, file, side) =>
    swallowers(code, file.functions(side)),
  );
  const handlers = lost(view, 'handlers', (code, file, side) => [
    ...handlersOf(code, file.functions(side)),
    ...(side === 'after' ? forwardersOf(code, file.functions(side)) : []),
  ]);
  return [
    ...swallowed.map(({ code, node, message, key }) =>
      found(
        rules.swallowed,
        code.at(node),
        message,
        key.startsWith('fallback') || key.startsWith('optional') ? { severity: 'note' } : {},
      ),
    ),
    ...withoutMoved(
      view,
      handlers.filter(
        ({ key, file }) => !isGone(view, key) && !(file.after === undefined && key === 'catch '),
      ),
    ).map(({ file, code, node, message }) =>
      found(
        rules.errors,
        { ...code.at(node), file: file.path },
        message,
        is(node, 'CatchClause') && onlyThrowsAnew(node) ? { severity: 'note' } : {},
      ),
    ),
    ...logFindings(view),
  ];
}

/** `catch {}`, `.catch(() => {})`, empty error listeners; a fallback value is a smaller thing. */
function swallowers(code: Code, functions: readonly FunctionInfo[]): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const owner = enclosingFunction(functions, code, node)?.name ?? '';
    if (is(node, 'CatchClause')) {
      const how = forgets(node.body);
      if (!how) return [];
      const block = code.parentOf(node) as Node & { type: 'TryStatement' };
      const all = how === 'fallback' && coversAll(code, block);
      const isOptional = how === 'empty' && onlyLoads(block.block);
      return [
        {
          key: `${isOptional ? 'optional' : how === 'empty' || all ? 'empty' : 'fallback'} ${owner}`,
          node,
          message:
            how === 'empty'
              ? 'an error is caught and forgotten'
              : `an error is caught and answered with ${all ? 'a constant, whatever it was' : 'a fallback'}`,
        },
      ];
    }
    if (!is(node, 'CallExpression')) return [];
    const name = calleeName(node);
    const isListener =
      name === 'catch' ||
      (/^(?:on|once|addListener|addEventListener)$/.test(name ?? '') &&
        is(node.arguments[0], 'Literal') &&
        /^(?:error|uncaughtException|unhandledRejection|unhandledrejection)$/.test(
          String(node.arguments[0].value),
        ));
    const handler = node.arguments.at(-1);
    if (!isListener || !isFunction(handler)) return [];
    const { body } = handler as { body?: Node };
    const isEmpty = is(body, 'BlockStatement') ? forgets(body) === 'empty' : isNothing(body);
    return isEmpty
      ? [{ key: `empty ${owner}`, node, message: 'an error is caught and forgotten' }]
      : [];
  });
}

/** What a handler's body does when it does not use, throw or tell the error. */
function forgets(body: Node & { type: 'BlockStatement' }): 'empty' | 'fallback' | undefined {
  const statements = body.body;
  if (statements.every((each) => is(each, 'EmptyStatement', 'ContinueStatement', 'BreakStatement')))
    return 'empty';
  const last = statements[0];
  if (statements.length !== 1) return undefined;
  if (is(last, 'ReturnStatement')) {
    const value = bare(last.argument);
    return isConstant(value) ? 'fallback' : undefined;
  }
  return undefined;
}

/** `try { colours = require('colours') } catch {}`: a package that may be missing, and protects nothing. */
function onlyLoads({ body }: Node & { type: 'BlockStatement' }): boolean {
  const [only, ...rest] = body;
  const value = bare(
    is(only, 'ExpressionStatement') && is(only.expression, 'AssignmentExpression')
      ? only.expression.right
      : is(only, 'VariableDeclaration')
        ? only.declarations[0]?.init
        : undefined,
  );
  if (rest.length > 0 || !is(value, 'CallExpression') || calleeName(value) !== 'require')
    return false;
  const name = bare(value.arguments[0]);
  return (
    is(name, 'Literal') &&
    typeof name.value === 'string' &&
    /^[\w@]/.test(name.value) &&
    !protecting.test(name.value) &&
    !secure.test(name.value) &&
    !sanitising.test(name.value)
  );
}

/** Handlers that hand the error on at once, which one that did so later may have become. */
function forwardersOf(code: Code, functions: readonly FunctionInfo[]): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const to = is(node, 'CatchClause') ? forwardsTo(node) : undefined;
    const owner = enclosingFunction(functions, code, node)?.name ?? '';
    return to === undefined ? [] : [{ key: `forward:${to} ${owner}`, node, message: '' }];
  });
}

function isNothing(node: Node | undefined): boolean {
  const at = bare(node);
  return (
    !at ||
    is(at, 'Literal') ||
    (is(at, 'Identifier') && at.name === 'undefined') ||
    (is(at, 'UnaryExpression') && at.operator === 'void') ||
    (is(at, 'ObjectExpression') && at.properties.length === 0)
  );
}

function isConstant(node: Node | undefined): boolean {
  const at = bare(node);
  if (isNothing(at)) return true;
  if (is(at, 'ArrayExpression')) return at.elements.length === 0;
  return is(at, 'UnaryExpression') && isConstant(at.argument);
}

/** The `try` is all that its function does: more than one statement of its own. */
function coversAll(code: Code, block: Node & { type: 'TryStatement' }): boolean {
  const parent = code.parentOf(block);
  if (!is(parent, 'BlockStatement') || !isFunction(code.parentOf(parent))) return false;
  return parent.body.length === 1 && block.block.body.length > 2;
}

/** `catch` clauses and rejection handlers that do something, by function. */
function handlersOf(code: Code, functions: readonly FunctionInfo[]): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const owner = enclosingFunction(functions, code, node)?.name ?? '';
    if (is(node, 'CatchClause') && onlyForwards(node)) return [];
    const later = is(node, 'CatchClause') ? forwardsLater(node) : undefined;
    if (is(node, 'CatchClause') && !forgets(node.body))
      return [
        {
          key: later === undefined ? `catch ${owner}` : `forward:${later} ${owner}`,
          node,
          message: `${owner || 'the module'} no longer handles the error here`,
        },
      ];
    if (!is(node, 'CallExpression')) return [];
    const name = calleeName(node);
    if (name === 'catch' && node.arguments.length > 0)
      return [
        {
          key: `catch ${owner}`,
          node,
          message: `${owner || 'the module'} no longer handles the rejection here`,
        },
      ];
    const event = node.arguments[0];
    if (
      /^(?:on|once|addListener)$/.test(name ?? '') &&
      is(event, 'Literal') &&
      event.value === 'error'
    )
      return [
        {
          key: `on-error ${owner}`,
          node,
          message: `${owner || 'the module'} no longer listens for errors here`,
        },
      ];
    return [];
  });
}

/** The function is gone as a whole, so its handlers went with it. */
function isGone(view: View, key: string): boolean {
  const owner = key.slice(key.indexOf(' ') + 1);
  return (
    owner !== '' &&
    !view.files.some((file) => file.functions('after').some(({ name }) => name === owner))
  );
}
