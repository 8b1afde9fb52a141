import {
  is,
  isLoop,
  walk,
  type Change,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import {
  bare,
  declaredIn,
  freeVariables,
  freshName,
  initialiserOf,
  isElement,
  linesBefore,
  methodCall,
  nameOf,
  numberOf,
  outermostRepeater,
  parentOf,
  removal,
  replaceStatement,
  replacement,
  simpleCallback,
  substituted,
  term,
  variableOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** Sums over parts of one array, taken again and again in a loop. */
export const prefixSums: Rewrite = {
  name: 'prefix-sums',
  wins: 'Takes sums over parts of an array from running totals made once, instead of adding the part up on every round; turns a quadratic loop into a linear one.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (is(node, 'CallExpression')) yield* sliced(source, node);
      if (is(node, 'ForStatement')) yield* innerLoop(source, node);
    }
  },
};

const reason = 'Take the sum from running totals instead of adding the part up every time';

function totals(source: Source, name: string, array: Node, item: string, value: string): string[] {
  const sum = freshName(source, 'sum', [name, item]);
  return [
    `const ${name} = [0];`,
    `let ${sum} = 0;`,
    `for (const ${item} of ${source.slice(array)}) {`,
    `\t${sum} += ${value};`,
    `\t${name}.push(${sum});`,
    '}',
  ];
}

function between(name: string, from: string | undefined, to: string | undefined): string {
  const end = to === undefined ? `${name}[${name}.length - 1]` : `${name}[${to}]`;
  return from === undefined ? end : `(${end} - ${name}[${from}])`;
}

/** `xs.slice(a, b).reduce((sum, x) => sum + x, 0)`. */
function* sliced(source: Source, node: Node): Generator<Change> {
  const reduce = methodCall(node, 'reduce');
  const part = bare(reduce?.object);
  const window = is(part, 'Identifier') ? initialiserOf(variableOf(source, part)) : part;
  const slice = methodCall(window, 'slice');
  const callback = simpleCallback(reduce?.args[0]);
  const [acc, param] = callback?.params ?? [];
  if (!reduce || !slice || slice.args.length === 0 || !callback || !acc || !param) return;
  if ((reduce.args[1] && numberOf(reduce.args[1]) !== 0) || callback.params.length !== 2) return;
  const sum = bare(callback.value);
  if (!is(sum, 'BinaryExpression') || sum.operator !== '+' || nameOf(sum.left) !== nameOf(acc))
    return;
  const repeater = outermostRepeater(source, node, [slice.object, sum.right], callback.fn);
  const item = freshName(source, 'item');
  const value = substituted(source, sum.right, param, item);
  if (!repeater || value === undefined) return;
  const name = freshName(source, 'totals');
  const [from, to] = slice.args;
  const start = numberOf(from) === 0 ? undefined : source.slice(from!);
  const before = linesBefore(source, repeater, totals(source, name, slice.object, item, value));
  const limits = to
    ? [source.slice(to), `Math.min(${source.slice(to)}, ${name}.length - 1)`]
    : [undefined];
  if (!before) return;
  for (const limit of limits)
    yield {
      operator: 'prefix-sums',
      edits: [...before, replacement(node, between(name, start, limit))],
      reason,
    };
  // Differences of totals are exact for whole numbers only: others are added up as they were.
  const exact = freshName(source, 'isExact', [name, item]);
  const checked = linesBefore(source, repeater, [
    ...totals(source, name, slice.object, item, value),
    `const ${exact} =`,
    `\t${source.slice(slice.object)}.every((${item}) => Number.isSafeInteger(${value})) &&`,
    `\t${source.slice(slice.object)}.reduce((size, ${item}) => size + Math.abs(${value}), 0) <= Number.MAX_SAFE_INTEGER;`,
  ]);
  const whole = `${source.slice(slice.call)}.${source.slice(node).slice(source.slice(node).lastIndexOf('reduce(', callback.fn.start - node.start))}`;
  for (const limit of limits)
    if (checked)
      yield {
        operator: 'prefix-sums',
        edits: [
          ...checked,
          ...onlyUse(source, part),
          replacement(node, `(${exact} ? ${between(name, start, limit)} : ${whole})`),
        ],
        reason,
      };
}

/** Takes the declaration of a part away that nothing else reads. */
function onlyUse(source: Source, part: Node | undefined): Edit[] {
  const variable = is(part, 'Identifier') ? variableOf(source, part) : undefined;
  const declarator = variable?.defs[0]?.node as unknown as Node | undefined;
  const statement = declarator && parentOf(source, declarator);
  const reads = variable?.references.filter((reference) => reference.isRead()).length;
  const alone = is(statement, 'VariableDeclaration') && statement.declarations.length === 1;
  return alone && reads === 1 ? [removal(source, statement)] : [];
}

/** `for (let j = a; j <= b; j++) sum += xs[j];` inside another loop. */
function* innerLoop(source: Source, loop: Node & { type: 'ForStatement' }): Generator<Change> {
  const counter = is(loop.init, 'VariableDeclaration') ? loop.init.declarations[0] : undefined;
  const index = nameOf(counter?.id);
  const test = bare(loop.test);
  const only = is(loop.body, 'BlockStatement')
    ? loop.body.body.length === 1
      ? loop.body.body[0]
      : undefined
    : loop.body;
  const add = is(only, 'ExpressionStatement') ? bare(only.expression) : undefined;
  if (!counter?.init || !index || !is(test, 'BinaryExpression') || !is(add, 'AssignmentExpression'))
    return;
  if (
    !is(loop.update, 'UpdateExpression') ||
    loop.update.operator !== '++' ||
    add.operator !== '+='
  )
    return;
  if (nameOf(test.left) !== index || !/^<=?$/.test(test.operator)) return;
  const element = [...walk(add.right)].find(
    ({ node }) => is(node, 'MemberExpression') && nameOf(node.property as Node) === index,
  )?.node;
  if (!is(element, 'MemberExpression') || !isElement(element, element.object, index)) return;
  const array = element.object;
  const param = counter.id as Node;
  const repeater = outermostRepeater(source, loop, [array, add.right], loop);
  if (!repeater || !isLoop(repeater) || onlyLocal(source, add.right, loop, repeater)) return;
  const name = freshName(source, 'totals');
  const at = freshName(source, 'at');
  const value = substituted(source, add.right, param, at);
  if (value === undefined) return;
  const fill = [
    `const ${name} = [0];`,
    `for (let ${at} = 0; ${at} < ${source.slice(array)}.length; ${at}++) {`,
    `\t${name}.push(${name}[${at}] + ${value});`,
    '}',
  ];
  const before = linesBefore(source, repeater, fill);
  const limit =
    test.operator === '<' ? source.slice(test.right) : `${term(source, test.right)} + 1`;
  const from = numberOf(counter.init) === 0 ? undefined : source.slice(counter.init);
  const edit: Edit = replaceStatement(source, loop, [
    `${source.slice(add.left)} += ${between(name, from, limit)};`,
  ]);
  if (before) yield { operator: 'prefix-sums', edits: [...before, edit], reason };
}

/** What is added depends on the round of the outer loop. */
function onlyLocal(source: Source, value: Node, loop: Node, repeater: Node): boolean {
  return [...freeVariables(source, value)].some(
    (variable) => !declaredIn(variable, loop) && declaredIn(variable, repeater),
  );
}
