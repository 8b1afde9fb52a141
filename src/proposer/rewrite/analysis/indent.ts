import type { Node, Source } from '../../../candidate/index.ts';
import { is, walk } from '../../../candidate/index.ts';
import { indentUnit } from './layout.ts';

/** A node's text one level deeper from its second line on; as it is where a template spans lines. */
export function deeper(source: Source, node: Node, text: string): string {
  for (const { node: at } of walk(node))
    if (is(at, 'TemplateLiteral') && source.slice(at).includes('\n')) return text;
  const unit = indentUnit(source);
  return text.replace(/\n(?=[^\n\r])/g, `\n${unit}`);
}
