import { bare, is, type Node } from '../../candidate/index.ts';
import type { FileView } from '../view.ts';
import type { Capability } from './capability.ts';

/**
 * True for an option of a package that gets a plain value: `chart.defaults.animation = false`. No
 * function is replaced by one, and where requests go is never plain.
 */
export function setsOption(file: FileView, { key, node }: Capability): boolean {
  const target = key.slice('tamper '.length);
  if (/(?:^|\.)(?:prototype|constructor|__proto__|length|name)(?:\.|$)/.test(target)) return false;
  const code = file.code('after')!;
  const write = code.above(node, (each) => is(each, 'AssignmentExpression')) ?? node;
  if (!is(write, 'AssignmentExpression') || write.operator !== '=') return false;
  return isPlain(bare(write.right));
}

function isPlain(node: Node): boolean {
  if (!is(node, 'Literal')) return false;
  if (typeof node.value === 'number' || typeof node.value === 'boolean') return true;
  return typeof node.value === 'string' && /^[\w .-]{0,40}$/.test(node.value);
}
