import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { plainKey } from '../code/literal.ts';
import type { Use } from './use.ts';
import { usesOf } from './uses.ts';

/** Members that answer, or only name things: none of them reaches out. */
const answering = /^(?:createServer|createSecureServer|Server|STATUS_CODES|METHODS)$/;
const asking = /^(?:get|request|connect|createConnection)$/;
const ownHost = /^(?:localhost|127\.0\.0\.1|\[?::1\]?)$/;
/** Up to the end of the host, so that no longer one begins like it. */
const ownAddress = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/;
/** What says how to ask, and not whom. */
const manner = /^(?:path|method|headers|agent|auth|timeout|allowHalfOpen|rejectUnauthorized)$/;

/** True when a file only answers requests, or asks its own machine, as tests do for themselves. */
export function onlyServes(code: Code, module: string): boolean {
  const uses = usesOf(code).filter(
    ({ root }) => root.replace(/^module:(?:node:)?/, '') === module && root.startsWith('module:'),
  );
  return uses.every((use) => {
    const [member] = use.path;
    if (member === undefined) return use.how === 'read';
    return answering.test(member) || (asking.test(member) && asksItself(code, use));
  });
}

function asksItself(code: Code, { how, args, path }: Use): boolean {
  const [target, second] = args;
  if (how !== 'call' || path.length > 1 || !target) return false;
  // Of a port alone, the host is the own one; a second argument may be another.
  if (isPort(code, target)) return !second || isFunction(bare(second)) || isOwnHost(second);
  const at = bare(target);
  if (is(at, 'ObjectExpression')) return at.properties.every((each) => staysHome(code, each));
  return ownAddress.test(startOf(at)) && (!second || isFunction(bare(second)));
}

/** A property of options that names no other host than the own one. */
function staysHome(code: Code, property: Node): boolean {
  if (!is(property, 'Property')) return false;
  const key = plainKey(property) ?? '';
  if (/^(?:host|hostname)$/.test(key)) return isOwnHost(property.value);
  return key === 'port' ? isPort(code, property.value) : manner.test(key);
}

function isOwnHost(node: Node): boolean {
  const at = bare(node);
  return is(at, 'Literal') && typeof at.value === 'string' && ownHost.test(at.value);
}

/** A number, or `server.address().port`, here or in the constant that it is read from. */
function isPort(code: Code, node: Node): boolean {
  const at = bare(node);
  if (is(at, 'Literal')) return typeof at.value === 'number';
  if (is(at, 'MemberExpression') && plainKey(at) === 'port') {
    const call = bare(at.object);
    const callee = is(call, 'CallExpression') ? bare(call.callee) : undefined;
    return is(callee, 'MemberExpression') && plainKey(callee) === 'address';
  }
  if (!is(at, 'Identifier')) return false;
  const [definition, ...others] = code.variableOf(at)?.defs ?? [];
  const declarator = definition?.node as unknown as Node | undefined;
  if (others.length > 0 || !is(declarator, 'VariableDeclarator') || !declarator.init) return false;
  const writes = code.variableOf(at)!.references.filter((each) => each.isWrite() && !each.init);
  return (
    is(declarator.id, 'Identifier') &&
    writes.length === 0 &&
    !is(bare(declarator.init), 'Identifier') &&
    isPort(code, declarator.init)
  );
}

/** The text that an address begins with, whatever comes after. */
function startOf(node: Node): string {
  if (is(node, 'Literal')) return String(node.value);
  if (is(node, 'TemplateLiteral')) {
    const [first] = node.quasis;
    return (first?.value.cooked ?? '') + (node.expressions.length > 0 ? '\0' : '');
  }
  if (!is(node, 'BinaryExpression') || node.operator !== '+') return '';
  return `${startOf(bare(node.left)).replace('\0', '')}\0`;
}
