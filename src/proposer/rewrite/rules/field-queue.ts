import {
  is,
  walk,
  type Change,
  type Edit,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import {
  ancestorsOf,
  bare,
  freshName,
  insertBefore,
  memberOf,
  methodCall,
  parentOf,
  replacement,
} from '../analysis/index.ts';
import { format, indentAt, newlineOf } from '../analysis/layout.ts';
import type { Rewrite } from '../rewrite.ts';

/** A class that keeps a queue in a field: `this.items.push(x)`, `this.items.shift()`. */
export const fieldQueue: Rewrite = {
  name: 'field-queue',
  wins: 'Moves an index over the queue in a field instead of shifting all its items down for each one taken; turns long queues from quadratic to linear.',
  gain: 'algorithmic',
  *find(region, source) {
    const done = new Set<Node>();
    for (const { node } of walk(region)) {
      const shift = is(node, 'CallExpression') ? methodCall(node, 'shift') : undefined;
      const field = shift && fieldOf(shift.object);
      const body = [...ancestorsOf(source, node)].find((up) => is(up, 'ClassBody'));
      if (!field || !is(body, 'ClassBody') || done.has(body)) continue;
      done.add(body);
      yield* changes(source, body, field);
    }
  },
};

interface Field {
  readonly name: string;
  /** `this.items`, `this.#items`. */
  readonly text: string;
}

/** `this.name`, also private. */
function fieldOf(node: Node): Field | undefined {
  const at = bare(node);
  if (!is(at, 'MemberExpression') || at.computed || !is(bare(at.object), 'ThisExpression'))
    return undefined;
  const { property } = at;
  if (is(property, 'PrivateIdentifier'))
    return { name: property.name, text: `this.#${property.name}` };
  return is(property, 'Identifier')
    ? { name: property.name, text: `this.${property.name}` }
    : undefined;
}

function* changes(source: Source, body: NodeOf<'ClassBody'>, field: Field): Generator<Change> {
  const first = body.body[0];
  if (!first) return;
  const name = freshName(source, 'head');
  const take = freshName(source, 'take');
  const head = `this.#${name}`;
  const edits: Edit[] = [];
  for (const { node } of walk(body)) {
    const found = is(node, 'MemberExpression') ? fieldOf(node) : undefined;
    if (found?.text !== field.text) continue;
    const edit = useEdit(source, node, field.text, head, `this.#${take}()`);
    if (!edit) return;
    edits.push(...edit);
  }
  const indent = indentAt(source, first.start);
  const lines = [
    `#${name} = 0;`,
    `#${take}() {`,
    `\tif (${head} >= ${field.text}.length) return undefined;`,
    `\tconst item = ${field.text}[${head}++];`,
    // What was taken goes once it is half of the array: seldom enough to cost nothing.
    `\tif (${head} > 32 && ${head} * 2 > ${field.text}.length) {`,
    `\t\t${field.text}.splice(0, ${head});`,
    `\t\t${head} = 0;`,
    '\t}',
    '\treturn item;',
    '}',
  ];
  const text = format(source, indent, lines) + newlineOf(source) + indent;
  const declared = { start: first.start, end: first.start, text };
  yield {
    operator: 'field-queue',
    edits: [declared, ...edits],
    reason: `Move an index over ${field.text} instead of shifting its items down`,
  };
}

/** What a use becomes; undefined where the field is used for more than a queue. */
function useEdit(
  source: Source,
  use: Node,
  text: string,
  head: string,
  take: string,
): Edit[] | undefined {
  let at = use;
  let above = parentOf(source, at);
  while (is(above, 'TSNonNullExpression', 'ParenthesizedExpression', 'TSAsExpression')) {
    at = above;
    above = parentOf(source, at);
  }
  if (is(above, 'AssignmentExpression') && above.left === at) {
    const statement = parentOf(source, above);
    return is(statement, 'ExpressionStatement')
      ? insertBefore(source, statement, [`${head} = 0;`])
      : undefined;
  }
  if (!is(above, 'MemberExpression') || above.object !== at || above.optional) return undefined;
  if (above.computed) {
    const index = above.property as Node;
    const plain = source.slice(index) === '0';
    return [
      {
        start: index.start,
        end: plain ? index.end : index.start,
        text: plain ? head : `${head} + `,
      },
    ];
  }
  const call = parentOf(source, above);
  if (memberOf(above, 'length')) {
    if (is(call, 'AssignmentExpression', 'UpdateExpression')) return undefined;
    return [replacement(above, `(${text}.length - ${head})`)];
  }
  const method = methodCall(call, 'push', 'shift');
  if (!is(call, 'CallExpression') || call.callee !== above || (!method && !memberOf(above, 'push')))
    return undefined;
  if (method?.name !== 'shift') return [];
  return [replacement(call, take)];
}
