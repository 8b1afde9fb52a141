import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { term } from '../analysis/code.ts';
import { gridOf, type Grid } from '../analysis/grid.ts';
import { insertBefore, removal } from '../analysis/layout.ts';
import { freshName } from '../analysis/names.ts';
import { isSimple } from '../analysis/simple.ts';
import { matchAny, template } from '../analysis/template.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'matrix-to-flat';
const rows = [
  'new Array($w).fill($v)',
  'Array($w).fill($v)',
  'Array.from({ length: $w }, () => $v)',
  'new Int32Array($w)',
  'new Float64Array($w)',
  'new Uint8Array($w)',
  'new Array($w)',
].map(template);
const outer = ['new Array($n)', 'Array($n)'].map(template);

/** Tables of numbers in one typed array. */
export const matrixToFlat: Rewrite = {
  name: operator,
  wins: 'Keeps a table of numbers in one typed array instead of an array of arrays: one allocation, no pointer to follow for each row.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const grid = gridOf(source, node);
      if (!grid) continue;
      for (const kind of ['Int32Array', 'Float64Array', 'Uint8Array']) {
        const edits = flattened(source, grid, kind);
        if (edits) yield { operator, edits, reason: 'keep the table in one typed array' };
      }
    }
  },
};

function flattened(source: Source, grid: Grid, kind: string): Edit[] | undefined {
  const { declarator, declaration, made, cells } = grid;
  const values = grid.rowValue ? [grid.rowValue] : made.map(({ value }) => value);
  const value = values[0];
  const row = value && matchAny(rows, value, source.text);
  const count = grid.rowCount ?? matchAny(outer, declarator.init as Node, source.text)?.one['$n'];
  const columns = row?.one['$w'];
  if (!row || !columns || !count || values.length !== 1 || declaration.declarations.length !== 1)
    return undefined;
  const start = row.one['$v'];
  const isZero = !start || (is(start, 'Literal') && (start.value === 0 || start.value === false));
  const known = isSimple(columns);
  const width = known ? source.slice(columns) : freshName(source, 'width');
  const fill = isZero ? '' : `.fill(${source.slice(start)})`;
  const init = `new ${kind}(${term(source, count)} * ${width})${fill}`;
  return [
    ...(known
      ? []
      : insertBefore(source, declaration, [`const ${width} = ${source.slice(columns)};`])),
    { start: declarator.id.start, end: declarator.end, text: `${grid.variable.name} = ${init}` },
    ...made.map(({ statement }) => removal(source, statement)),
    ...cells.flatMap(({ row: index, column, node }) => [
      { start: index.start, end: column.start, text: `${term(source, index)} * ${width} + ` },
      { start: column.end, end: node.end, text: ']' },
    ]),
  ];
}
