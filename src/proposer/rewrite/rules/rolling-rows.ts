import {
  is,
  isLoop,
  walk,
  type Edit,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import { nameOf } from '../analysis/bare.ts';
import { term, withReplaced } from '../analysis/code.ts';
import { countedUp, steppedByOne, upperEnd } from '../analysis/counter.ts';
import { enclosingFunction, enclosingLoops } from '../analysis/enclosing.ts';
import { gridOf, offsetFrom, type Cell, type Grid } from '../analysis/grid.ts';
import { inLanguage } from '../analysis/helper.ts';
import {
  format,
  indentAt,
  indentUnit,
  insertBefore,
  insertion,
  removal,
  replacement,
} from '../analysis/layout.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf, within } from '../analysis/parents.ts';
import { isInvariant } from '../analysis/purity.ts';
import { reusedRow } from '../analysis/row-lines.ts';
import { numberOf } from '../analysis/static.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'rolling-rows';

/** Rows made anew as the code makes them, or two typed arrays used in turn. */
const kinds = [undefined, 'Int32Array', 'Float64Array'] as const;
type Kind = (typeof kinds)[number];

type For = NodeOf<'ForStatement'>;
/** The loop that fills the rows one after the other. */
interface Filling {
  readonly loop: For & { body: NodeOf<'BlockStatement'> };
  readonly counter: string;
  readonly start: number;
  /** Offset of the row that is filled; the row before it is read. */
  readonly offset: number;
}

/** Dynamic programming tables kept as two rows. */
export const rollingRows: Rewrite = {
  name: operator,
  wins: 'Keeps two rows of a dynamic programming table instead of all of it, where each row needs only the one before (edit distance, longest common subsequence).',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const grid = gridOf(source, node);
      const filling = grid && fillingOf(source, grid);
      for (const kind of filling ? kinds : []) {
        const edits = grid && filling && rolled(source, grid, filling, kind);
        if (edits)
          yield { operator, edits, reason: 'keep two rows of the table instead of all of it' };
      }
    }
  },
};

function fillingOf(source: Source, grid: Grid): Filling | undefined {
  for (const { node: loop } of walk(enclosingFunction(source, grid.declarator) ?? source.program)) {
    if (!is(loop, 'ForStatement') || !is(loop.body, 'BlockStatement')) continue;
    const counter = countedUp(loop);
    const start = startOf(loop, counter);
    if (!counter || start === undefined) continue;
    const inside = grid.cells.filter(({ node }) => within(node, loop));
    const offsets = inside.map(({ row }) => offsetFrom(counter, row));
    if (inside.length === 0 || offsets.includes(undefined)) continue;
    const rows = [...new Set(offsets as number[])].sort((a, b) => a - b);
    const [low, high] = rows;
    if (rows.length !== 2 || low === undefined || high !== low + 1 || skips(loop)) continue;
    return { loop: loop as Filling['loop'], counter, start, offset: high };
  }
  return undefined;
}

function startOf(loop: For, counter: string | undefined): number | undefined {
  for (const { node } of loop.init ? walk(loop.init) : []) {
    if (is(node, 'VariableDeclarator') && nameOf(node.id) === counter) return numberOf(node.init);
    if (is(node, 'AssignmentExpression') && nameOf(node.left) === counter)
      return numberOf(node.right);
  }
  return undefined;
}

/** True when a `continue` goes to the next row past the end of the body. */
function skips(loop: For): boolean {
  for (const { node, ancestors } of walk(loop.body))
    if (is(node, 'ContinueStatement') && (node.label || !ancestors.some(isLoop))) return true;
  return false;
}

function rolled(source: Source, grid: Grid, filling: Filling, kind: Kind): Edit[] | undefined {
  const { loop, counter, start, offset } = filling;
  const [previous, current] = [freshName(source, 'previous'), freshName(source, 'current')];
  const first = String(start + offset - 1);
  const filled = offset === 0 ? counter : `${counter} + ${offset}`;
  const width = kind && widthOf(source, loop);
  if (kind && !width) return undefined;
  const edits: Edit[] = [];
  const gone = new Set<Node>();
  // What makes or begins each row, as lines for the first row and for the one being filled.
  const firstLines: string[] = [];
  const eachLines: string[] = [];
  const begin = (line: (name: string, index: string) => string): void => {
    firstLines.push(line(previous, first));
    eachLines.push(line(current, filled));
  };
  const made = (
    value: Node,
    name: string,
    text: (part: Node) => string,
  ): readonly string[] | undefined =>
    kind ? reusedRow(source, value, name, text) : [`${name} = ${text(value)};`];
  const asItIs = (part: Node): string => source.slice(part);
  let hasRow = kind !== undefined;
  if (grid.rowValue) {
    const lines = made(grid.rowValue, current, asItIs);
    if (!lines) return undefined;
    eachLines.push(...lines.map((line) => (kind ? line : `const ${line}`)));
    if (kind) firstLines.push(...lines.map((line) => line.replace(current, previous)));
    hasRow = true;
  }
  for (const { statement, row, value } of grid.made) {
    const isInside = within(statement, loop);
    if (isInside && (!row || offsetFrom(counter, row) !== offset || (hasRow && !kind)))
      return undefined;
    if (isInside || (row && numberOf(row) !== undefined)) {
      const lines = made(value, isInside ? current : previous, asItIs);
      if (!lines) return undefined;
      edits.push(replacement(statement, lines.join(' ')));
      continue;
    }
    const index = indexOf(source, statement, row);
    if (!index) return undefined;
    const before = made(value, previous, (part) => renamed(source, part, index, first));
    const each = made(value, current, (part) => renamed(source, part, index, filled));
    if (!before || !each) return undefined;
    firstLines.push(...before);
    eachLines.push(...each.map((line) => (hasRow ? line : `const ${line}`)));
    hasRow = true;
    gone.add(statement);
  }
  if (!hasRow && !grid.made.some(({ statement }) => within(statement, loop))) return undefined;
  for (const cell of grid.cells) {
    const inner = within(cell.node, loop);
    if (inner) {
      const name = offsetFrom(counter, cell.row) === offset ? current : previous;
      edits.push(replacement(cell.rowNode, name));
    } else if (cell.node.start > loop.end || numberOf(cell.row) !== undefined) {
      edits.push(replacement(cell.rowNode, previous));
    } else {
      const begun = begunBy(source, cell);
      if (!begun) return undefined;
      begin(
        (name, at) =>
          `${name}[${source.slice(cell.column)}] = ${renamed(source, begun.value, begun.counter, at)};`,
      );
      gone.add(begun.statement);
    }
  }
  const buffer = kind && `new ${kind}(${width})`;
  const isEarly = buffer !== undefined && grid.rowValue !== undefined;
  const declared = declaredAs(source, grid, previous, isEarly ? { current, buffer } : undefined);
  if (!declared) return undefined;
  if (buffer && !isEarly)
    firstLines.unshift(
      `${previous} = ${buffer};`,
      inLanguage(`let ${current}«: any» = ${buffer};`, source),
    );
  const emptied = [...gone].flatMap((statement) => without(source, statement, gone));
  const at = emptied[0]?.place ?? loop;
  const place = at.start < loop.start ? at : loop;
  const merged = mergedEdits(source, place, firstLines, emptied);
  const outer = indentAt(source, loop.start);
  const unit = indentUnit(source);
  const opening =
    eachLines.length > 0 ? `\n${outer}${unit}${format(source, outer + unit, eachLines)}` : '';
  const lateRow = hasRow ? '' : inLanguage(`\n${outer}${unit}let ${current}«: any»;`, source);
  const spare = freshName(source, 'spare');
  const turn = kind
    ? [`const ${spare} = ${previous};`, `${previous} = ${current};`, `${current} = ${spare};`]
    : [`${previous} = ${current};`];
  return [
    ...edits,
    declared,
    ...merged,
    insertion(loop.body.start + 1, lateRow + opening),
    insertion(loop.body.end - 1, `${unit}${format(source, outer + unit, turn)}\n${outer}`),
  ];
}

/** How many cells a row has at most: the end of the loop over the columns, and some more. */
function widthOf(source: Source, loop: For): string | undefined {
  for (const { node } of walk(loop.body)) {
    if (!is(node, 'ForStatement') || !countedUp(node)) continue;
    const end = upperEnd(node);
    if (end && isInvariant(source, end, loop)) return `${term(source, end)} + 2`;
  }
  return undefined;
}

/** The counter of the loop that makes row after row: `d[i] = …` or a push in a loop over i. */
function indexOf(source: Source, statement: Node, row: Node | undefined): string | undefined {
  const [loop] = enclosingLoops(source, statement);
  const counter = is(loop, 'ForStatement') ? steppedByOne(loop) : undefined;
  return counter && (!row || nameOf(row) === counter) ? counter : undefined;
}

/** `d[k][0] = e` in a loop over k: how each row begins. */
function begunBy(
  source: Source,
  cell: Cell,
): { statement: Node; value: Node; counter: string } | undefined {
  const assignment = parentOf(source, cell.node);
  const statement = assignment && parentOf(source, assignment);
  if (
    !is(assignment, 'AssignmentExpression') ||
    assignment.operator !== '=' ||
    assignment.left !== cell.node
  )
    return undefined;
  const counter = statement && indexOf(source, statement, cell.row);
  if (!counter || !is(statement, 'ExpressionStatement') || numberOf(cell.column) === undefined)
    return undefined;
  return { statement, value: assignment.right, counter };
}

function renamed(source: Source, value: Node, from: string, to: string): string {
  const names = [...walk(value)]
    .map(({ node }) => node)
    .filter((node) => is(node, 'Identifier') && node.name === from);
  const text = names.length === 1 && names[0] === value ? to : /^\w+$/.test(to) ? to : `(${to})`;
  return withReplaced(
    source,
    value,
    names.map((node) => [node, text] as const),
  );
}

function declaredAs(
  source: Source,
  grid: Grid,
  previous: string,
  early: { readonly current: string; readonly buffer: string } | undefined,
): Edit | undefined {
  const { declaration, declarator, rowValue } = grid;
  const value = early?.buffer ?? (rowValue ? source.slice(rowValue) : '[]');
  const also = early ? `, ${early.current}«: any» = ${early.buffer}` : '';
  const code = inLanguage(`${previous}«: any» = ${value}${also}`, source);
  if (declaration.declarations.length === 1) {
    const end = source.text.charAt(declaration.end - 1) === ';' ? ';' : '';
    return replacement(declaration, `let ${code}${end}`);
  }
  return declaration.kind === 'const' ? undefined : replacement(declarator, code);
}

/** Takes a statement away, and its loop when that has nothing else to do. */
function without(
  source: Source,
  statement: Node,
  gone: ReadonlySet<Node>,
): { place: Node; edit: Edit }[] {
  const block = parentOf(source, statement);
  const loop = is(block, 'BlockStatement') ? parentOf(source, block) : block;
  const rest = is(block, 'BlockStatement') ? block.body.filter((one) => !gone.has(one)) : [];
  if (!isLoop(loop)) return [];
  if (rest.length > 0) return [{ place: loop, edit: removal(source, statement) }];
  const isFirst = !is(block, 'BlockStatement') || block.body[0] === statement;
  return isFirst ? [{ place: loop, edit: replacement(loop, '') }] : [];
}

/** Puts the lines of the first row in the place of the first loop that made rows. */
function mergedEdits(
  source: Source,
  place: Node,
  lines: readonly string[],
  emptied: readonly { place: Node; edit: Edit }[],
): Edit[] {
  const edits = emptied.map((one) =>
    one.edit.text === '' && one.place !== place ? removal(source, one.place) : one.edit,
  );
  if (lines.length === 0) return edits;
  const text = format(source, indentAt(source, place.start), lines);
  const index = edits.findIndex((edit) => edit.start === place.start && edit.end === place.end);
  if (index < 0) return [...edits, ...insertBefore(source, place, lines)];
  return edits.map((edit, at) => (at === index ? { ...edit, text } : edit));
}
