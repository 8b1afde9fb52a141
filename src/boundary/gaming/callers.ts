import { bare, is, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { foldText } from '../code/fold.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import type { Counted } from '../security/count.ts';

/** Modules that only tests have a use for. */
const testModules =
  /^(?:vitest|jest|mocha|chai|jasmine|ava|tape|tap|uvu|sinon|@jest\/globals|@vitest\/.*|@japa\/.*|node:test(?:\/.*)?|bun:test)$/;
/** What runners know a test by that is to be left out. */
const skipping = /^(?:VITEST_PENDING|ERR_TEST_FAILURE|ERR_MOCHA_\w+)$/;

export const onlyInTests = 'is there only in tests';

/** Code that asks who calls it, or speaks to the runner of its tests. */
export function callers(code: Code): Counted[] {
  const out: Counted[] = [];
  for (const node of code.nodes) {
    const message = told(code, node);
    if (message !== undefined) out.push({ key: message, node, message });
  }
  return out;
}

function told(code: Code, node: Node): string | undefined {
  const name = moduleNamed(code, node);
  if (name !== undefined && testModules.test(name)) return `${name} ${onlyInTests}`;
  if (is(node, 'MemberExpression')) {
    const key = plainKey(node);
    if (key === 'callee' && dotted(node.object) === 'arguments' && !leavesItselfOut(code, node))
      return 'it asks for the function that called it';
    if (key === 'prepareStackTrace') return 'it changes how stacks are written, to read them';
  }
  if (!is(node, 'Literal') || typeof node.value !== 'string') return undefined;
  if (skipping.test(node.value)) return `${node.value} has a runner leave out a test`;
  return /\barguments\s*\.\s*callee\b/.test(node.value)
    ? 'it asks for the function that called it'
    : undefined;
}

/** `Error.captureStackTrace(this, arguments.callee)`: an error without its own constructor in its stack. */
function leavesItselfOut(code: Code, node: Node): boolean {
  const call = code.parentOf(node);
  return (
    is(call, 'CallExpression') &&
    dotted(call.callee) === 'Error.captureStackTrace' &&
    dotted(call.arguments[0]) === 'this' &&
    call.arguments[1] === node
  );
}

function moduleNamed(code: Code, node: Node): string | undefined {
  const { source } = node as { source?: Node | null };
  if (is(source, 'Literal')) return String(source.value);
  if (!is(node, 'CallExpression') || calleeName(node) !== 'require') return undefined;
  const [first] = node.arguments;
  return first && foldText(code, first);
}

/** The stack of an error that nobody throws: who is above it. */
export function stackLooks(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'MemberExpression') || plainKey(node) !== 'stack') return [];
    const made = bare(node.object);
    return is(made, 'NewExpression', 'CallExpression') && (calleeName(made) ?? '').endsWith('Error')
      ? [{ key: 'stack', node, message: 'it looks at the stack of who calls it' }]
      : [];
  });
}
