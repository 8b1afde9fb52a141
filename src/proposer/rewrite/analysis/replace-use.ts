import { is, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { replacement } from './layout.ts';
import { parentOf } from './parents.ts';

/** Replaces one use of a variable by an expression; `{ name }` becomes `{ name: expression }`. */
export function replaceUse(source: Source, use: Node, code: string): Edit {
  const parent = parentOf(source, use);
  const isShort = is(parent, 'Property') && parent.shorthand;
  return replacement(use, isShort ? `${source.slice(use)}: ${code}` : code);
}
