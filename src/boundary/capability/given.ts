import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';

/**
 * The texts that a parameter gets, where its function is only ever called in this file, with plain texts:
 * undefined where any call is not, or where the function itself is handed on.
 */
export function givenNames(code: Code, node: Node): readonly string[] | undefined {
  const texts = givenTo(code, node)?.map((value) =>
    is(value, 'Literal') && typeof value.value === 'string' ? value.value : undefined,
  );
  return texts?.every((text) => text !== undefined) ? texts : undefined;
}

/** True when every call of a parameter's function in this file gives it a text that begins like this. */
export function alwaysBegins(code: Code, node: Node, start: RegExp): boolean {
  const begins = (value: Node | undefined): boolean =>
    is(value, 'Literal')
      ? start.test(String(value.value))
      : is(value, 'TemplateLiteral') && start.test(value.quasis[0]?.value.cooked ?? '');
  return givenTo(code, node)?.every(begins) ?? false;
}

/**
 * What each call of a parameter's function gives for it, undefined where that can't be told; undefined
 * as a whole where not all calls are known, or there is none.
 */
function givenTo(code: Code, node: Node): readonly (Node | undefined)[] | undefined {
  const at = bare(node);
  const variable = is(at, 'Identifier') ? code.variableOf(at) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const fn = definition?.node as unknown as Node | undefined;
  if (definition?.type !== ('Parameter' as never) || others.length > 0 || !isFunction(fn))
    return undefined;
  if (variable!.references.some((each) => each.isWrite())) return undefined;
  const index = (fn.params as Node[]).findIndex(
    (each) => is(each, 'Identifier') && each.name === variable!.name,
  );
  const calls = index < 0 ? undefined : callsOf(code, fn);
  if (!calls || calls.length === 0) return undefined;
  return calls.map(({ arguments: given }) =>
    given[index] && !given.slice(0, index + 1).some((each) => is(each, 'SpreadElement'))
      ? bare(given[index])
      : undefined,
  );
}

/** Every call of a function that is known by one name and nowhere else. */
function callsOf(code: Code, fn: Node): readonly (Node & { type: 'CallExpression' })[] | undefined {
  const parent = code.parentOf(fn);
  const name = is(fn, 'FunctionDeclaration')
    ? fn.id
    : is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier')
      ? parent.id
      : undefined;
  if (!name || isExported(code, fn)) return undefined;
  const uses = code.variableOf(name)?.references.filter(({ init }) => !init) ?? [];
  const calls = uses.map(({ identifier }) => {
    const use = identifier as unknown as Node;
    const call = code.parentOf(use);
    return is(call, 'CallExpression') && call.callee === use ? call : undefined;
  });
  return calls.every((call) => call !== undefined) ? calls : undefined;
}

function isExported(code: Code, fn: Node): boolean {
  return (
    code.above(fn, (each) => is(each, 'ExportNamedDeclaration', 'ExportDefaultDeclaration')) !==
      undefined || code.above(fn, isFunction) !== undefined
  );
}
