import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { FileView } from '../view.ts';
import type { Capability } from './capability.ts';

/** What tells the time, chance, or the machine: tests hold it still, so that results are the same. */
const moving = /^(?:Date\.now|Math\.random|performance\.now|os\.\w+|process\.(?:hrtime|uptime))$/;
/** Where all code meets: nothing of this is a test's own affair. */
const shared = /(?:^|\.)(?:prototype|constructor|__proto__)(?:\.|$)/;

/**
 * True for a new test, or fixture of one, that makes the clock and the like give a constant, or sets an
 * option of a package to a plain value. What asserts is never replaced so: it is a function that does
 * something.
 */
export function holdsStill(file: FileView, { key, node }: Capability): boolean {
  const target = key.slice('tamper '.length);
  if (file.before || shared.test(target)) return false;
  const code = file.code('after')!;
  const write = code.above(node, (each) => is(each, 'AssignmentExpression')) ?? node;
  if (!is(write, 'AssignmentExpression') || write.operator !== '=') return false;
  const value = bare(write.right);
  if (moving.test(target)) return isPlain(value) || givesPlain(value);
  // A member of a package by its name; built-ins keep theirs.
  return /^[\w@/-]+\.\w+$/.test(target) && !/^[A-Z]/.test(target) && isPlain(value);
}

function isPlain(node: Node): boolean {
  return is(node, 'Literal') && ['number', 'string', 'boolean'].includes(typeof node.value);
}

function givesPlain(node: Node): boolean {
  if (!isFunction(node)) return false;
  const { body } = node as { body?: Node | null };
  if (!is(body, 'BlockStatement')) return body != null && isPlain(bare(body));
  const [only, ...rest] = body.body;
  return (
    rest.length === 0 &&
    is(only, 'ReturnStatement') &&
    only.argument !== null &&
    isPlain(bare(only.argument))
  );
}
