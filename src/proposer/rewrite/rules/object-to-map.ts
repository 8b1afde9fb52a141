import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  enclosingStatement,
  methodCall,
  nameOf,
  parentOf,
  replacement,
  repeatersOf,
  variableOf,
  type MethodCall,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** A local object that is only used as a dictionary: `seen[key] = true`, `if (counts[key])`. */
export const objectToMap: Rewrite = {
  name: 'object-to-map',
  wins: 'Keeps values by key in a Map instead of an object; wins with many different keys, with deletions and with keys that are numbers in disorder.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (
        !is(node, 'VariableDeclarator') ||
        !is(node.id, 'Identifier') ||
        !isEmptyObject(node.init)
      )
        continue;
      const variable = variableOf(source, node.id);
      if (!variable || variable.defs.length !== 1 || !node.init) continue;
      const { name } = variable;
      const edits: Edit[] = [replacement(node.init, 'new Map()')];
      if (node.id.typeAnnotation)
        edits.push({
          start: node.id.typeAnnotation.start,
          end: node.id.typeAnnotation.end,
          text: '',
        });
      let inLoop = false;
      let whole = true;
      for (const reference of variable.references) {
        if (reference.init) continue;
        const use = reference.identifier as unknown as Node;
        inLoop ||= !repeatersOf(source, use).next().done;
        const edit = useEdit(source, name, use);
        if (edit) edits.push(...edit);
        else whole = false;
      }
      if (
        whole &&
        inLoop &&
        !edits.some((a) => edits.some((b) => a !== b && a.start <= b.start && b.end <= a.end))
      )
        yield {
          operator: 'object-to-map',
          edits,
          reason: `Keep ${name} as a Map, which is made for keys that come and go`,
        };
    }
  },
};

function isEmptyObject(node: Node | null | undefined): boolean {
  const at = bare(node);
  if (is(at, 'ObjectExpression')) return at.properties.length === 0;
  const create = methodCall(at, 'create');
  return !!create && nameOf(create.object) === 'Object' && isNullOnly(create);
}

function isNullOnly(create: MethodCall): boolean {
  const only = bare(create.args[0]);
  return create.args.length === 1 && is(only, 'Literal') && only.value === null;
}

/** What the use of a key becomes; undefined for any use that a Map has no word for. */
function useEdit(source: Source, name: string, use: Node): Edit[] | undefined {
  const member = parentOf(source, use);
  const above = member && parentOf(source, member);
  if (!member || !above) return undefined;
  if (is(member, 'BinaryExpression') && member.operator === 'in' && member.right === use)
    return [replacement(member, `${name}.has(${source.slice(member.left)})`)];
  if (is(member, 'CallExpression')) {
    const call = methodCall(member, 'hasOwn');
    return call && nameOf(call.object) === 'Object' && call.args[0] === use && call.args[1]
      ? [replacement(member, `${name}.has(${source.slice(call.args[1])})`)]
      : undefined;
  }
  if (!is(member, 'MemberExpression') || member.object !== use) return undefined;
  if (!member.computed) {
    const call = methodCall(above, 'hasOwnProperty');
    return call?.call.callee === member && call.args.length === 1
      ? [replacement(above, `${name}.has(${source.slice(call.args[0]!)})`)]
      : undefined;
  }
  const key = source.slice(member.property);
  if (is(above, 'UnaryExpression') && above.operator === 'delete')
    return [replacement(above, `${name}.delete(${key})`)];
  if (is(above, 'UpdateExpression')) {
    const step = above.operator === '++' ? '+' : '-';
    return isStatement(source, above)
      ? [replacement(above, `${name}.set(${key}, ${name}.get(${key}) ${step} 1)`)]
      : undefined;
  }
  if (is(above, 'AssignmentExpression') && above.left === member)
    return isStatement(source, above) ? assigned(name, key, member, above) : undefined;
  if (is(above, 'CallExpression') && above.callee === member) return undefined;
  return [replacement(member, `${name}.get(${key})`)];
}

function isStatement(source: Source, node: Node): boolean {
  return (
    is(parentOf(source, node), 'ExpressionStatement') &&
    enclosingStatement(source, node) !== undefined
  );
}

/** `o[k] = v` around the value, so that uses of the object in it keep their own edits. */
function assigned(name: string, key: string, member: Node, node: Node): Edit[] | undefined {
  if (!is(node, 'AssignmentExpression')) return undefined;
  const { operator, right } = node;
  const set = `${name}.set(${key}, `;
  const plain = operator.slice(0, -1);
  const head =
    operator === '='
      ? set
      : /^(\|\||&&|\?\?|\+|-|\*)$/.test(plain)
        ? `${set}${name}.get(${key}) ${plain} (`
        : undefined;
  if (head === undefined) return undefined;
  return [
    { start: member.start, end: right.start, text: head },
    { start: right.end, end: right.end, text: operator === '=' ? ')' : '))' },
  ];
}
