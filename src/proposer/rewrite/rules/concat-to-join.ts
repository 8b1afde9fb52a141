import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { nameOf } from '../analysis/bare.ts';
import { repeatersOf } from '../analysis/enclosing.ts';
import { inLanguage } from '../analysis/helper.ts';
import { replacement } from '../analysis/layout.ts';
import { parentOf } from '../analysis/parents.ts';
import { useOf } from '../analysis/mutation.ts';
import { replaceUse } from '../analysis/replace-use.ts';
import { stringOf } from '../analysis/simple.ts';
import { matchAny, template } from '../analysis/template.ts';
import { usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'concat-to-join';
const appended = ['$s += $x', '$s = $s + $x', '$s = $s.concat($x)', '$s = `${$s}${$x}`'].map(
  template,
);
const prepended = ['$s = $x + $s', '$s = `${$x}${$s}`'].map(template);

/** Text built from parts that are joined once. */
export const concatToJoin: Rewrite = {
  name: operator,
  wins: 'Collects parts in an array and joins them once instead of growing a string, at its end or its front; wins for very many parts and for strings that are searched afterwards.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const edits = is(node, 'VariableDeclarator') ? collected(source, node) : undefined;
      if (edits) yield { operator, edits, reason: 'collect the parts and join them once' };
    }
  },
};

function collected(
  source: Source,
  declarator: Node & { type: 'VariableDeclarator' },
): Edit[] | undefined {
  const { id } = declarator;
  if (!is(id, 'Identifier') || stringOf(declarator.init) !== '') return undefined;
  const variable = variableOf(source, id);
  if (!variable || variable.defs.length !== 1) return undefined;
  const type = inLanguage('«: any[]»', source);
  const edits: Edit[] = [
    { start: declarator.start, end: declarator.end, text: `${id.name}${type} = []` },
  ];
  const reads: Node[] = [];
  const ways = new Set<string>();
  const done = new Set<Node>();
  for (const use of usesOf(variable, source.program)) {
    if (use === id) continue;
    const assignment = assignmentAround(source, use);
    const end = assignment && matchAny(appended, assignment, source.text);
    const front = assignment && !end && matchAny(prepended, assignment, source.text);
    const found = end ?? front;
    const part = found && found.one['$x'];
    const isOwn = found && nameOf(found.one['$s']) === id.name;
    if (
      !assignment ||
      !isOwn ||
      !part ||
      !is(parentOf(source, assignment), 'ExpressionStatement')
    ) {
      reads.push(use);
      continue;
    }
    if (done.has(assignment)) continue;
    done.add(assignment);
    ways.add(end ? 'end' : 'front');
    edits.push(replacement(assignment, `${id.name}.push(${source.slice(part)})`));
  }
  const inLoop = [...done].some((one) => !repeatersOf(source, one).next().done);
  const isReadLate =
    reads.length > 0 && reads.every((read) => repeatersOf(source, read).next().done);
  if (ways.size !== 1 || !inLoop || !isReadLate) return undefined;
  if (reads.some((read) => [...done].some((one) => one.start <= read.start && read.end <= one.end)))
    return undefined;
  if (reads.some((read) => useOf(source, read) === 'write')) return undefined;
  const turn = ways.has('front') ? (reads.length > 1 ? '.toReversed()' : '.reverse()') : '';
  for (const read of reads) edits.push(replaceUse(source, read, `${id.name}${turn}.join('')`));
  return edits;
}

/** The assignment that the use is a part of, when it stands in it directly. */
function assignmentAround(source: Source, use: Node): Node | undefined {
  let up = parentOf(source, use);
  for (let depth = 0; depth < 4 && up; depth++) {
    if (is(up, 'AssignmentExpression')) return up;
    if (!is(up, 'BinaryExpression', 'TemplateLiteral', 'MemberExpression', 'CallExpression'))
      return undefined;
    up = parentOf(source, up);
  }
  return undefined;
}
