import type { Variable } from '@typescript-eslint/scope-manager';
import {
  is,
  isFunction,
  walk,
  type Change,
  type Edit,
  type FunctionNode,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import {
  bare,
  enclosingStatement,
  freshName,
  insertAfter,
  insertBefore,
  isRepeatable,
  item,
  keyEquality,
  linesBefore,
  memberOf,
  membership,
  methodCall,
  methodCallsOn,
  nameOf,
  parentOf,
  repeatersOf,
  replacement,
  simpleCallback,
  substituted,
  term,
  usesAs,
  usesOf,
  variableOf,
  within,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** A question whether a growing array already has something. */
interface Question {
  readonly node: Node;
  readonly array: Node;
  readonly value: string;
  readonly negated: boolean;
  /** Undefined where the items themselves are compared. */
  readonly key?: { readonly expression: Node; readonly param: Node };
  readonly findsNaN: boolean;
  /** Whether there is one, or the first of them, or where that stands (-1 for none). */
  readonly wants: 'presence' | 'item' | 'place';
}

/** `if (!out.includes(x)) out.push(x)` in a loop, by value or by key, `out.find(…)` and `out.findIndex(…)` likewise. */
export const grownArrayToSet: Rewrite = {
  name: 'grown-array-to-set',
  wins: 'Keeps a Set (or a Map by key) beside an array that grows in a loop and is searched in it; wins as soon as the array gets long.',
  gain: 'algorithmic',
  *find(region, source) {
    const done = new Set<string>();
    for (const { node } of walk(region)) {
      const first = questionAt(source, node);
      const variable = first && variableOf(source, bare(first.array));
      if (!first || !variable || !grows(source, variable, first)) continue;
      const id = `${variable.name} ${variable.defs[0]?.name.range?.[0]} ${kindOf(source, first)}`;
      if (done.has(id)) continue;
      done.add(id);
      for (const exact of [false, true]) {
        const change = rewrite(source, variable, first, region, exact);
        if (change) yield change;
      }
    }
  },
};

function kindOf(source: Source, { key, wants }: Question): string {
  return `${key ? `${source.slice(key.param)} ${source.slice(key.expression)}` : 'value'} ${wants}`;
}

function questionAt(source: Source, node: Node): Question | undefined {
  const plain = membership(source, node);
  if (plain) return { ...plain, value: source.slice(plain.value), wants: 'presence' };
  if (!is(node, 'CallExpression')) return undefined;
  const index = methodCall(node, 'indexOf');
  if (index && !index.optional && index.args.length === 1 && !asksPresence(source, node)) {
    const value = source.slice(index.args[0]!);
    const { object: array } = index;
    return { node, array, value, negated: false, findsNaN: false, wants: 'place' };
  }
  const call = methodCall(node, 'some', 'find', 'findIndex', 'every');
  const callback = simpleCallback(call?.args[0]);
  const param = callback?.params[0];
  if (!call || call.optional || !callback || !param || callback.params.length !== 1)
    return undefined;
  const same = keyEquality(source, callback.value, callback.fn, call.name !== 'every');
  if (!same?.alone || !is(param, 'Identifier')) return undefined;
  const key = is(bare(same.key), 'Identifier') ? undefined : { expression: same.key, param };
  const base = { findsNaN: false, array: call.object, value: same.value, ...(key && { key }) };
  if (call.name !== 'findIndex')
    return {
      ...base,
      node,
      negated: call.name === 'every',
      wants: call.name === 'find' ? 'item' : 'presence',
    };
  const above = parentOf(source, node);
  const asked = is(above, 'BinaryExpression')
    ? source.slice(above).replace(source.slice(node), '')
    : '';
  const found = /^\s*(!==?\s*-1|>\s*-1|>=\s*0)$/.test(asked);
  const missing = /^\s*(===?\s*-1|<\s*0)$/.test(asked);
  return above && (found || missing)
    ? { ...base, node: above, negated: missing, wants: 'presence' }
    : { ...base, node, negated: false, wants: 'place' };
}

/** The place is only compared: that is a question of its own. */
function asksPresence(source: Source, node: Node): boolean {
  const above = parentOf(source, node);
  return above !== undefined && membership(source, above) !== undefined;
}

/** A local array that only ever gets items at its end, some of them in a loop around the question. */
function grows(source: Source, variable: Variable, { node: question, key }: Question): boolean {
  const scope = variable.scope.block as unknown as Node;
  const changes = usesAs(source, variable, scope, 'write', 'mutate').filter(
    (use) => !(key && keepsKey(source, use, key.expression)),
  ).length;
  const pushes = growthsOf(source, variable);
  const declared = variable.references.filter((use) => use.init === true).length;
  if (pushes.length === 0 || changes !== pushes.length + declared) return false;
  return [...repeatersOf(source, question)].some((repeater) =>
    pushes.some(({ node }) => within(node, repeater)),
  );
}

/** `out[at].count += 1`, where the key is another field. */
function keepsKey(source: Source, use: Node, key: Node): boolean {
  let item = parentOf(source, use);
  if (!is(item, 'MemberExpression') || !item.computed || item.object !== use) return false;
  let field = parentOf(source, item);
  while (is(field, 'TSNonNullExpression', 'ParenthesizedExpression')) {
    item = field;
    field = parentOf(source, item);
  }
  if (!is(field, 'MemberExpression') || field.computed || field.object !== item) return false;
  const written = nameOf(field.property);
  return ![...walk(key)].some(({ node }) => is(node, 'Identifier') && node.name === written);
}

/** `out.push(x)`, `out[out.length] = x`: the expression, and the items that it adds. */
interface Growth {
  readonly node: Node;
  readonly items: readonly Node[];
}

function growthsOf(source: Source, variable: Variable): Growth[] {
  const scope = variable.scope.block as unknown as Node;
  const pushes = [...methodCallsOn(source, variable, scope)]
    .filter(({ method }) => method === 'push')
    .map(({ call }) => ({ node: call, items: call.arguments as Node[] }));
  const stores = usesOf(variable, scope).flatMap((use): Growth[] => {
    const member = parentOf(source, use);
    const store = member && parentOf(source, member);
    if (!is(member, 'MemberExpression') || !member.computed || member.object !== use) return [];
    if (!is(store, 'AssignmentExpression') || store.left !== member || store.operator !== '=')
      return [];
    const end = memberOf(member.property, 'length');
    return end && nameOf(end) === variable.name ? [{ node: store, items: [store.right] }] : [];
  });
  return [...pushes, ...stores];
}

/** Where the array begins, what it begins with, and edits that put a line just behind that. */
function beginning(
  source: Source,
  variable: Variable,
): { initial: Node; insert: (line: string) => Edit[] | undefined } | undefined {
  const definition = variable.defs[0]?.node as unknown as Node;
  if (is(definition, 'VariableDeclarator')) {
    const declaration = parentOf(source, definition);
    const initial = bare(definition.init);
    if (!declaration || !initial || enclosingStatement(source, definition) !== declaration)
      return undefined;
    return { initial, insert: (line) => insertAfter(source, declaration, [line]) };
  }
  // The accumulator of a reduce.
  const call = methodCall(
    isFunction(definition) ? parentOf(source, definition) : undefined,
    'reduce',
  );
  const [callback, initial] = call?.args ?? [];
  if (!call || !initial || bare(callback) !== definition) return undefined;
  if (nameOf((definition as FunctionNode).params[0]) !== variable.name) return undefined;
  const start = bare(initial);
  if (!is(start, 'ArrayExpression') || start.elements.length > 0) return undefined;
  return { initial: start, insert: (line) => linesBefore(source, call.call, [line]) };
}

function rewrite(
  source: Source,
  variable: Variable,
  first: Question,
  region: Node,
  exact: boolean,
): Change | undefined {
  const start = beginning(source, variable);
  if (!start) return undefined;
  const { initial } = start;
  const isMap = first.wants !== 'presence';
  const names = {
    presence: 'seen',
    item: `${variable.name}ByKey`,
    place: `${variable.name}Places`,
  };
  const seen = freshName(source, names[first.wants]);
  const starts = is(initial, 'ArrayExpression') && initial.elements.length === 0;
  const makes = is(initial, 'NewExpression') && initial.arguments.length === 0;
  if ((first.key || first.wants === 'place') && !starts && !makes) return undefined;
  const fill = starts || makes ? '' : variable.name;
  const table = isMap ? `const ${seen} = new Map();` : `const ${seen} = new Set(${fill});`;
  const edits: Edit[] = start.insert(table)?.slice() ?? [];
  if (edits.length === 0) return undefined;
  for (const push of growthsOf(source, variable)) {
    const noted = notes(source, push, seen, first);
    if (!noted) return undefined;
    edits.push(...noted);
  }
  for (const { node } of walk(region)) {
    const question = questionAt(source, node);
    if (!question || variableOf(source, bare(question.array)) !== variable) continue;
    if (kindOf(source, question) !== kindOf(source, first)) continue;
    const sign = question.negated ? '!' : '';
    const asked = `${seen}.${isMap ? 'get' : 'has'}(${question.value})`;
    const ask = question.wants === 'place' ? `(${asked} ?? -1)` : asked;
    if (exact && (question.findsNaN || isMap)) return undefined;
    // A Set finds NaN, `indexOf` and `===` do not.
    const text = exact ? `(${question.value} === ${question.value} && ${ask})` : ask;
    edits.push(replacement(question.node, sign + text));
  }
  return {
    operator: 'grown-array-to-set',
    edits,
    reason: `Remember what ${variable.name} has in a ${isMap ? 'Map' : 'Set'} instead of searching it for every new item`,
  };
}

/** Edits that note the pushed items too. */
function notes(source: Source, push: Growth, seen: string, question: Question): Edit[] | undefined {
  const statement = parentOf(source, push.node);
  const alone = is(statement, 'ExpressionStatement');
  const add = (text: string): string | undefined => {
    const key = question.key
      ? substituted(source, question.key.expression, question.key.param, text)
      : text;
    if (key === undefined) return undefined;
    if (question.wants === 'item') return `${seen}.set(${key}, ${text})`;
    if (question.wants === 'presence') return `${seen}.add(${key})`;
    const place = `${source.slice(question.array)}.length`;
    // The first of equals is the one that is found.
    return `${seen}.has(${key}) || ${seen}.set(${key}, ${place})`;
  };
  // Several at once: the places of the later ones are not known yet.
  const isOne = push.items.length === 1 && !is(push.items[0], 'SpreadElement');
  if (question.wants === 'place' && !isOne) return undefined;
  const edits: Edit[] = [];
  const lines: string[] = [];
  for (const argument of push.items) {
    if (is(argument, 'SpreadElement')) {
      const one = freshName(source, 'item', [seen]);
      lines.push(`for (const ${one} of ${source.slice(argument.argument)}) ${add(one) ?? ''};`);
      continue;
    }
    if (isRepeatable(argument)) {
      lines.push(`${add(term(source, argument)) ?? ''};`);
      continue;
    }
    const one = freshName(source, push.items.length > 1 ? `added${lines.length}` : 'added', [seen]);
    lines.push(`const ${one} = ${item(source, argument)};`, `${add(one) ?? ''};`);
    edits.push(replacement(argument, one));
  }
  if (lines.some((line) => line === ';' || line.endsWith(') ;'))) return undefined;
  if (alone) return [...insertBefore(source, statement, lines), ...edits];
  if (lines.length !== 1 || edits.length > 0 || lines[0]?.startsWith('for')) return undefined;
  return [replacement(push.node, `(${lines[0]?.slice(0, -1)}, ${source.slice(push.node)})`)];
}
