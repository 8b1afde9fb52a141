import { children, type Change, type Node, type Source } from '../../../candidate/index.ts';
import { is } from '../../../candidate/index.ts';
import { bare, sameCode } from './bare.ts';
import { item } from './code.ts';
import { replacement } from './layout.ts';
import { freshName } from './names.ts';
import { canPrecede, linesBefore } from './place.ts';
import { isInvariant } from './purity.ts';
import { repeatersOf } from './enclosing.ts';

interface Group {
  readonly repeater: Node;
  readonly nodes: Node[];
}

/**
 * Changes that compute an expression once before the outermost loop or callback in which it stays
 * the same; equal expressions of one loop share the constant.
 *
 * @param isWorth Says which expressions to hoist; of nested ones only the outermost is asked for.
 * @param keeps Says whether an expression stays the same in a loop.
 */
export function* hoisting(
  operator: string,
  region: Node,
  source: Source,
  isWorth: (node: Node) => boolean,
  keeps: (node: Node, repeater: Node) => boolean = (node, repeater) =>
    isInvariant(source, node, repeater),
): Generator<Change> {
  for (const { repeater, nodes } of groups(region, source, isWorth, keeps)) {
    const [first] = nodes as [Node];
    const name = freshName(source, nameFor(first));
    const before = linesBefore(source, repeater, [`const ${name} = ${item(source, first)};`]);
    if (!before) continue;
    yield {
      operator,
      edits: [...before, ...nodes.map((node) => replacement(node, name))],
      reason: `Compute ${short(source.slice(first))} once before the loop, where it never changes`,
    };
  }
}

function groups(
  region: Node,
  source: Source,
  isWorth: (node: Node) => boolean,
  keeps: (node: Node, repeater: Node) => boolean,
): Group[] {
  const found: Group[] = [];
  const visit = (node: Node): void => {
    if (isWorth(node)) {
      const repeater = outermost(source, node, keeps);
      if (repeater) {
        const same = found.find(
          (group) => group.repeater === repeater && sameCode(group.nodes[0], node),
        );
        if (same) same.nodes.push(node);
        else found.push({ repeater, nodes: [node] });
        return;
      }
    }
    for (const child of children(node)) visit(child);
  };
  visit(region);
  return found;
}

function outermost(
  source: Source,
  node: Node,
  keeps: (node: Node, repeater: Node) => boolean,
): Node | undefined {
  let found: Node | undefined;
  for (const repeater of repeatersOf(source, node)) {
    if (!keeps(node, repeater)) break;
    if (canPrecede(source, repeater, [node])) found = repeater;
  }
  return found;
}

/** A name that says what was computed: `keys`, `sqrt`, `lowerCase`. */
function nameFor(node: Node): string {
  const callee = is(node, 'CallExpression') ? bare(node.callee) : undefined;
  if (is(callee, 'MemberExpression') && is(callee.property, 'Identifier') && !callee.computed) {
    const plain = callee.property.name.replace(/^(to|get)(?=[A-Z])/, '');
    return plain.charAt(0).toLowerCase() + plain.slice(1);
  }
  if (is(node, 'NewExpression') && is(node.callee, 'Identifier'))
    return node.callee.name.charAt(0).toLowerCase() + node.callee.name.slice(1);
  return is(callee, 'Identifier') ? `${callee.name}Result` : 'fixed';
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
