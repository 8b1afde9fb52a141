import { is, walk, type Node, type Source } from '../../../candidate/index.ts';
import { enclosingLoops } from '../analysis/enclosing.ts';
import { replacement } from '../analysis/layout.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import { linesBefore } from '../analysis/place.ts';
import { isInvariant } from '../analysis/purity.ts';
import { isWrittenIn, usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'row-out-of-loop';

/** Rows of a table looked up once before the loop over their cells. */
export const rowOutOfLoop: Rewrite = {
  name: operator,
  wins: 'Looks the rows of a table of arrays up once before the loop over the columns instead of at every cell.',
  gain: 'micro',
  *find(region, source) {
    const byLoop = new Map<Node, Map<string, Node[]>>();
    for (const { node } of walk(region)) {
      const loop = rowLoop(source, node);
      if (!loop) continue;
      const rows = byLoop.get(loop) ?? new Map<string, Node[]>();
      byLoop.set(loop, rows);
      rows.set(source.slice(node), [...(rows.get(source.slice(node)) ?? []), node]);
    }
    for (const [loop, rows] of byLoop) {
      const taken: string[] = [];
      const lines: string[] = [];
      const edits = [...rows].flatMap(([code, nodes]) => {
        const name = freshName(source, 'row', taken);
        taken.push(name);
        lines.push(`const ${name} = ${code};`);
        return nodes.map((node) => replacement(node, name));
      });
      const before = linesBefore(source, loop, lines);
      if (!before) continue;
      yield {
        operator,
        edits: [...before, ...edits],
        reason: 'look the row up once instead of at every cell',
      };
    }
  },
};

/** The outermost loop in which `node`, a row of which a cell is used, stays the same row. */
function rowLoop(source: Source, node: Node): Node | undefined {
  if (!is(node, 'MemberExpression') || !node.computed || !is(node.object, 'Identifier'))
    return undefined;
  let below: Node = node;
  let cell = parentOf(source, node);
  while (is(cell, 'TSNonNullExpression')) {
    below = cell;
    cell = parentOf(source, cell);
  }
  if (!is(cell, 'MemberExpression') || cell.object !== below || !cell.computed) return undefined;
  const variable = variableOf(source, node.object);
  if (!variable) return undefined;
  let outermost: Node | undefined;
  for (const loop of enclosingLoops(source, node)) {
    if (isWrittenIn(variable, loop) || !isInvariant(source, node.property, loop)) break;
    const isReplaced = usesOf(variable, loop).some((use) => {
      const member = parentOf(source, use);
      const above = member && parentOf(source, member);
      return (
        is(member, 'MemberExpression') &&
        (is(above, 'AssignmentExpression') ? above.left === member : is(above, 'CallExpression'))
      );
    });
    if (isReplaced) break;
    outermost = loop;
  }
  return outermost;
}
