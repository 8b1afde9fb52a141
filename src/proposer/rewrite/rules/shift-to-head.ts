import type { Variable } from '@typescript-eslint/scope-manager';
import {
  is,
  isFunction,
  walk,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import {
  bare,
  comparison,
  enclosingLoops,
  enclosingStatement,
  freshName,
  insertAfter,
  insertBefore,
  insertIntoFunction,
  insertion,
  memberOf,
  methodCall,
  methodCallsOn,
  nameOf,
  operand,
  parentOf,
  replacement,
  variableOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** A queue made of an array: `while (queue.length) { const x = queue.shift(); … queue.push(y); }`. */
export const shiftToHead: Rewrite = {
  name: 'shift-to-head',
  wins: 'Moves an index over a queue instead of shifting all its items down for each one taken; turns long queues from quadratic to linear.',
  gain: 'algorithmic',
  *find(region, source) {
    const done = new Set<Variable>();
    for (const { node } of walk(region)) {
      const call = is(node, 'CallExpression') ? methodCall(node, 'shift') : undefined;
      const queue =
        call && call.args.length === 0 ? variableOf(source, bare(call.object)) : undefined;
      if (!queue || done.has(queue) || enclosingLoops(source, node).next().done) continue;
      done.add(queue);
      const head = freshName(source, 'head');
      for (const safe of [false, true]) {
        const uses = useEdits(source, queue, head, safe);
        const declared = uses && declaration(source, queue, head);
        if (!declared) break;
        const reason = `Move an index over ${queue.name} instead of shifting its items down`;
        yield { operator: 'shift-to-head', edits: [...declared, ...uses], reason };
        const emptied = emptying(source, queue, head, node);
        if (emptied)
          yield { operator: 'shift-to-head', edits: [...declared, ...uses, ...emptied], reason };
      }
    }
  },
};

/** Edits of every use of the queue; undefined when it is used for more than a queue. */
function useEdits(
  source: Source,
  queue: Variable,
  head: string,
  safe: boolean,
): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const reference of queue.references) {
    if (reference.init) continue;
    const use = reference.identifier as unknown as Node;
    const edit = useEdit(source, queue.name, use, head, safe) ?? restEdit(source, queue, use, head);
    if (!edit) return undefined;
    edits.push(...edit);
  }
  return edits;
}

/** Behind the loop the rest of the queue may be wanted as an array. */
function restEdit(source: Source, queue: Variable, use: Node, head: string): Edit[] | undefined {
  const above = parentOf(source, use);
  if (!is(above, 'SpreadElement', 'CallExpression', 'ReturnStatement')) return undefined;
  if (is(above, 'CallExpression') && above.callee === use) return undefined;
  const scope = queue.scope.block as unknown as Node;
  for (const { call, method } of methodCallsOn(source, queue, scope)) {
    const outermost = [...enclosingLoops(source, call)].at(-1);
    if (method === 'shift' && outermost && use.start < outermost.end) return undefined;
  }
  return [insertion(use.end, `.slice(${head})`)];
}

function useEdit(
  source: Source,
  queue: string,
  use: Node,
  head: string,
  safe: boolean,
): Edit[] | undefined {
  let at = use;
  let above = parentOf(source, use);
  while (is(above, 'TSNonNullExpression', 'ParenthesizedExpression', 'TSAsExpression')) {
    at = above;
    above = parentOf(source, above);
  }
  if (is(above, 'AssignmentExpression') && above.left === at && above.operator === '=') {
    const statement = parentOf(source, above);
    const whole = is(statement, 'ExpressionStatement') ? statement : undefined;
    return whole && insertBefore(source, whole, [`${head} = 0;`]);
  }
  if (!is(above, 'MemberExpression') || above.object !== at || above.optional) return undefined;
  if (above.computed) {
    const index = above.property as Node;
    const first = source.slice(index) === '0';
    return [first ? replacement(index, head) : insertion(index.start, `${head} + `)];
  }
  const call = parentOf(source, above);
  if (memberOf(above, 'length')) return lengthEdit(source, queue, above, head);
  if (!is(call, 'CallExpression') || call.callee !== above) return undefined;
  const method = methodCall(call, 'push', 'shift', 'includes', 'indexOf', 'slice');
  if (call.arguments.some((one) => is(one, 'SpreadElement')))
    return memberOf(above, 'push') ? [] : undefined;
  if (method?.name === 'push') return [];
  if (method?.name === 'shift') {
    const taken = `${queue}[${head}++]`;
    return [replacement(call, safe ? `(${head} < ${queue}.length ? ${taken} : undefined)` : taken)];
  }
  if (method?.name === 'includes' && method.args.length === 1)
    return [insertion(method.args[0]!.end, `, ${head}`)];
  return undefined;
}

/** `queue.length > 0` reads best as `head < queue.length`. */
function lengthEdit(source: Source, queue: string, length: Node, head: string): Edit[] | undefined {
  const above = parentOf(source, length);
  if (is(above, 'AssignmentExpression', 'UpdateExpression')) return undefined;
  const compared = is(above, 'BinaryExpression') ? comparison(above) : undefined;
  if (above && compared && bare(compared.left) === length && compared.number === 0) {
    const operator = compared.operator.replace('===', '==').replace('!==', '!=');
    if (['>', '!='].includes(operator)) return [replacement(above, `${head} < ${queue}.length`)];
    if (['<=', '=='].includes(operator)) return [replacement(above, `${head} >= ${queue}.length`)];
  }
  if (is(above, 'WhileStatement', 'IfStatement', 'DoWhileStatement'))
    return [replacement(length, `${head} < ${queue}.length`)];
  if (is(above, 'UnaryExpression') && above.operator === '!')
    return [replacement(above, `${head} >= ${queue}.length`)];
  return [replacement(length, `(${operand(source, length)} - ${head})`)];
}

function declaration(source: Source, queue: Variable, head: string): Edit[] | undefined {
  const definition = queue.defs[0]?.node as unknown as Node | undefined;
  if (queue.defs.length !== 1 || !definition) return undefined;
  if (isFunction(definition)) return insertIntoFunction(source, definition, [`let ${head} = 0;`]);
  if (!is(definition, 'VariableDeclarator') || !nameOf(definition.id)) return undefined;
  const statement = enclosingStatement(source, definition);
  return statement && is(statement, 'VariableDeclaration')
    ? insertAfter(source, statement, [`let ${head} = 0;`])
    : undefined;
}

/** Who handed the array over sees what is left in it. */
function emptying(source: Source, queue: Variable, head: string, shift: Node): Edit[] | undefined {
  if (!isFunction(queue.defs[0]?.node as unknown as Node)) return undefined;
  const loops = [...enclosingLoops(source, shift)];
  const outermost = loops.at(-1);
  const statement = outermost && enclosingStatement(source, outermost);
  return statement && insertAfter(source, statement, [`${queue.name}.splice(0, ${head});`]);
}
