import { is, isLoop, walk, type Change, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  freshName,
  insertBefore,
  iteration,
  isElement,
  isInvariant,
  linesBefore,
  outermostRepeater,
  parentOf,
  replacement,
  sameCode,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `a.b.c` that stays the same in a loop, and `xs[i]` that is read several times in one round. */
export const cacheProperty: Rewrite = {
  name: 'cache-property',
  wins: 'Reads a property path or an element once instead of walking to it again and again in a loop; wins in tight loops.',
  gain: 'micro',
  *find(region, source) {
    yield* paths(region, source);
    for (const { node } of walk(region)) if (isLoop(node)) yield* elements(node, source);
  },
};

interface Path {
  readonly repeater: Node;
  readonly nodes: Node[];
}

/** Paths of at least one name that never change in the loop around them. */
function* paths(region: Node, source: Source): Generator<Change> {
  const found: Path[] = [];
  for (const { node } of walk(region)) {
    if (!is(node, 'MemberExpression') || node.optional || !isPath(node) || isTarget(source, node))
      continue;
    const repeater = outermostRepeater(source, node, [node]);
    if (!repeater || changesBelow(source, node, repeater)) continue;
    const same = found.find((one) => one.repeater === repeater && sameCode(one.nodes[0], node));
    if (same) same.nodes.push(node);
    else found.push({ repeater, nodes: [node] });
  }
  for (const { repeater, nodes } of found) {
    const [first] = nodes as [Node];
    const name = freshName(source, lastName(first));
    const before = linesBefore(source, repeater, [`const ${name} = ${source.slice(first)};`]);
    if (!before) continue;
    yield {
      operator: 'cache-property',
      edits: [...before, ...nodes.map((node) => replacement(node, name))],
      reason: `Read ${source.slice(first)} once before the loop`,
    };
  }
}

function isPath(node: Node): boolean {
  const at = bare(node);
  if (is(at, 'Identifier', 'ThisExpression')) return true;
  return (
    is(at, 'MemberExpression') &&
    !at.optional &&
    isPath(at.object) &&
    (!at.computed || is(at.property, 'Identifier', 'Literal'))
  );
}

/** What is assigned, deleted or called: a method needs its object. */
function isTarget(source: Source, node: Node): boolean {
  const above = parentOf(source, node);
  if (is(above, 'AssignmentExpression', 'ForOfStatement', 'ForInStatement'))
    return above.left === node;
  if (is(above, 'CallExpression', 'NewExpression', 'TaggedTemplateExpression'))
    return 'callee' in above ? above.callee === node : true;
  return (
    is(above, 'UpdateExpression') || (is(above, 'UnaryExpression') && above.operator === 'delete')
  );
}

/** True when the loop assigns to the same path, a part of it, or something of that last name. */
function changesBelow(source: Source, path: Node, repeater: Node): boolean {
  const name = lastName(path);
  for (const { node } of walk(repeater)) {
    if (!is(node, 'MemberExpression') || !isTarget(source, node)) continue;
    if (!is(parentOf(source, node), 'CallExpression') && lastName(node) === name) return true;
  }
  return false;
}

function lastName(node: Node): string {
  const at = bare(node);
  if (!is(at, 'MemberExpression')) return 'value';
  return !at.computed && is(at.property, 'Identifier') ? at.property.name : 'element';
}

/** `xs[i]` at least twice in a body that writes to neither. */
function* elements(loop: Node, source: Source): Generator<Change> {
  const walked = iteration(source, loop);
  if (!walked?.index || walked.item || !is(walked.body, 'BlockStatement')) return;
  const { array, index, body } = walked;
  const reads: Node[] = [];
  for (const { node } of walk(body)) {
    if (!isElement(node, array, index) || !is(node, 'MemberExpression')) continue;
    if (isTarget(source, node)) return;
    reads.push(node);
  }
  const first = body.body[0];
  if (reads.length < 2 || !first || !isInvariant(source, array, body)) return;
  const name = freshName(source, 'current');
  yield {
    operator: 'cache-property',
    edits: [
      ...insertBefore(source, first, [`const ${name} = ${source.slice(reads[0]!)};`]),
      ...reads.filter((node) => node.start !== first.start).map((node) => replacement(node, name)),
    ],
    reason: `Read ${source.slice(reads[0]!)} once a round`,
  };
}
