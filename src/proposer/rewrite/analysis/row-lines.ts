import { is, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from './bare.ts';
import { numberOf } from './static.ts';
import { matchAny, template } from './template.ts';

const blank = ['new Array($n)', 'Array($n)', 'new Array()', 'Array()'].map(template);
const filled = [
  'new Array($n).fill($v)',
  'Array($n).fill($v)',
  'Array.from({ length: $n }, () => $v)',
].map(template);

/**
 * The lines that make `name` a fresh row like `value` when its array is used again: `[e]` sets the
 * first item, `fill(v)` fills. Undefined when the row is made in some other way.
 *
 * @param text The text of a part of the value, with the row's index filled in.
 */
export function reusedRow(
  source: Source,
  value: Node,
  name: string,
  text: (part: Node) => string,
): readonly string[] | undefined {
  const row = bare(value);
  if (is(row, 'ArrayExpression')) {
    const [element] = row.elements;
    if (row.elements.length > 1 || is(element, 'SpreadElement')) return undefined;
    return element ? [`${name}[0] = ${text(element)};`] : [];
  }
  if (matchAny(blank, row, source.text)) return [];
  const start = matchAny(filled, row, source.text)?.one['$v'];
  if (!start) return undefined;
  if (numberOf(start) !== undefined) return [`${name}.fill(${source.slice(start)});`];
  return is(bare(start), 'Literal', 'Identifier') ? [] : undefined;
}
