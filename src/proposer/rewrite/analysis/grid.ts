import type { Variable } from '@typescript-eslint/scope-manager';
import { is, type Node, type NodeOf, type Source } from '../../../candidate/index.ts';
import { bare } from './bare.ts';
import { parentOf } from './parents.ts';
import { template, matchAny } from './template.ts';
import { usesOf } from './variables.ts';

/** `grid[row][column]`. */
export interface Cell {
  readonly node: NodeOf<'MemberExpression'>;
  /** `grid[row]`. */
  readonly rowNode: Node;
  readonly row: Node;
  readonly column: Node;
}

/** `grid[row] = value` as a statement, or `grid.push(value)`. */
export interface RowMade {
  readonly statement: Node;
  /** Undefined for a push. */
  readonly row: Node | undefined;
  readonly value: Node;
}

/** A table of rows of which the code only ever uses cells. */
export interface Grid {
  readonly variable: Variable;
  readonly declarator: NodeOf<'VariableDeclarator'>;
  readonly declaration: NodeOf<'VariableDeclaration'>;
  readonly cells: readonly Cell[];
  readonly made: readonly RowMade[];
  /** The expression of one row, and of the number of rows, where the initialiser makes all of them. */
  readonly rowValue: Node | undefined;
  readonly rowCount: Node | undefined;
}

const allRows = [
  'Array.from({ length: $n }, () => $row)',
  'Array.from({ length: $n }, function () { return $row; })',
  'Array.from({ length: $n }).map(() => $row)',
  'Array.from(Array($n), () => $row)',
  'Array.from(new Array($n), () => $row)',
  '[...Array($n)].map(() => $row)',
  '[...new Array($n)].map(() => $row)',
  'Array($n).fill().map(() => $row)',
  'new Array($n).fill().map(() => $row)',
  'Array($n).fill($_).map(() => $row)',
  'new Array($n).fill($_).map(() => $row)',
].map(template);
const noRows = ['[]', 'new Array($n)', 'Array($n)', 'new Array()', 'Array()', '[[]]'].map(template);

/** Reads a variable as a grid; undefined when a row or the whole is used in any other way. */
export function gridOf(source: Source, declarator: Node): Grid | undefined {
  if (!is(declarator, 'VariableDeclarator') || !is(declarator.id, 'Identifier')) return undefined;
  const declaration = parentOf(source, declarator);
  if (!is(declaration, 'VariableDeclaration') || !declarator.init) return undefined;
  const full = matchAny(allRows, declarator.init, source.text);
  if (!full && !matchAny(noRows, declarator.init, source.text)) return undefined;
  const { id } = declarator;
  const variable = source.scopes
    .getDeclaredVariables(declarator as never)
    .find((one) => one.name === id.name);
  if (!variable || variable.defs.length !== 1) return undefined;
  const cells: Cell[] = [];
  const made: RowMade[] = [];
  for (const use of usesOf(variable, source.program)) {
    if (use === id) continue;
    const cell = cellOf(source, use);
    const row = cell ? undefined : rowMade(source, use);
    if (cell) cells.push(cell);
    else if (row) made.push(row);
    else return undefined;
  }
  const rowValue = full?.one['$row'];
  const rowCount = full?.one['$n'];
  return cells.length > 0
    ? { variable, declarator, declaration, cells, made, rowValue, rowCount }
    : undefined;
}

function cellOf(source: Source, use: Node): Cell | undefined {
  const rowNode = parentOf(source, use);
  if (!is(rowNode, 'MemberExpression') || rowNode.object !== use || !rowNode.computed)
    return undefined;
  const row = rowNode.property as Node;
  let below: Node = rowNode;
  let node = parentOf(source, rowNode);
  while (is(node, 'TSNonNullExpression', 'ParenthesizedExpression')) {
    below = node;
    node = parentOf(source, node);
  }
  if (!is(node, 'MemberExpression') || node.object !== below || !node.computed) return undefined;
  return { node, rowNode: below, row, column: node.property as Node };
}

function rowMade(source: Source, use: Node): RowMade | undefined {
  const member = parentOf(source, use);
  const above = member && parentOf(source, member);
  const statement = above && parentOf(source, above);
  if (!is(member, 'MemberExpression') || !is(statement, 'ExpressionStatement')) return undefined;
  if (
    is(above, 'AssignmentExpression') &&
    above.left === member &&
    above.operator === '=' &&
    member.computed
  )
    return { statement, row: member.property as Node, value: above.right };
  const isPush =
    is(above, 'CallExpression') &&
    above.callee === member &&
    is(member.property, 'Identifier') &&
    member.property.name === 'push' &&
    above.arguments.length === 1;
  return isPush ? { statement, row: undefined, value: above.arguments[0] as Node } : undefined;
}

/** `i`, `i - 1`, `i + 1` as an offset from the counter; undefined for anything else. */
export function offsetFrom(counter: string, node: Node): number | undefined {
  const at = bare(node);
  if (is(at, 'Identifier')) return at.name === counter ? 0 : undefined;
  if (!is(at, 'BinaryExpression') || !/^[+-]$/.test(at.operator)) return undefined;
  const [left, right] = [bare(at.left), bare(at.right)];
  if (
    is(left, 'Identifier') &&
    left.name === counter &&
    is(right, 'Literal') &&
    typeof right.value === 'number'
  )
    return at.operator === '+' ? right.value : -right.value;
  return undefined;
}
