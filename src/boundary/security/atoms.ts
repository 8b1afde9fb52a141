import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { canonical } from '../code/canonical.ts';
import { valueOf, type Placed } from '../code/imported.ts';
import { calleeName, dotted } from '../code/literal.ts';

/** One condition without `!`, `&&` and `||`, with what it speaks of. */
export interface Atom {
  /** True when it has to hold; false when it must not. */
  readonly positive: boolean;
  /** Names and literals that it mentions, each with how much it says. */
  readonly tokens: ReadonlyMap<string, number>;
  /** The same without what its local names were made from. */
  readonly own: ReadonlyMap<string, number>;
  /** The kind of comparison, polarity taken out: `===`, `<`, or nothing. */
  readonly operator: string;
  readonly text: string;
  readonly constant?: boolean;
  /** The entries of the list that it asks for a value, where they are written down. */
  readonly members?: ReadonlySet<string>;
  /** The pattern that it tests a text against. */
  readonly pattern?: string;
  readonly flags?: string;
  /** Where it stands, for what its words don't tell. */
  readonly place?: Placed;
}

/** All of these have to hold for what is guarded to happen. */
export type Conjunction = readonly Atom[];

/** How much a local variable's name says: it may be renamed. */
const localWeight = 0.25;
/** Alternatives of one condition that are looked at. */
const widest = 32;

/** The ways in which a condition can hold: `a && (b || !c)` is `[a, b]` and `[a, !c]`. */
export function conjunctionsOf(
  code: Code,
  node: Node,
  positive = true,
  depth = 0,
): readonly Conjunction[] {
  const at = bare(node);
  if (is(at, 'UnaryExpression') && at.operator === '!')
    return conjunctionsOf(code, at.argument, !positive, depth);
  const missing = is(at, 'LogicalExpression') ? missingIn(code, at, positive) : undefined;
  if (missing) return [[missing]];
  if (is(at, 'LogicalExpression') && at.operator !== '??') {
    const [left, right] = [at.left, at.right].map((each) =>
      conjunctionsOf(code, each, positive, depth),
    );
    const isAnd = (at.operator === '&&') === positive;
    const all = isAnd
      ? left!.flatMap((a) => right!.map((b) => [...a, ...b]))
      : [...left!, ...right!];
    return all.slice(0, widest);
  }
  if (is(at, 'CallExpression') && is(at.callee, 'Identifier') && at.callee.name === 'Boolean')
    return conjunctionsOf(code, at.arguments[0] ?? at.callee, positive, depth);
  const asked = depth < deepest ? predicateOf(code, at) : undefined;
  if (asked) return conjunctionsOf(asked.code, asked.node, positive, depth + 1);
  const whole = atomOf(code, at, positive);
  const optional = positive ? undefined : optionalRoot(at);
  // `!user?.isAdmin` holds too where there is no user.
  return optional ? [[whole], [atomOf(code, optional, false)]] : [[whole]];
}

/** Functions that are looked into, one by the other. */
const deepest = 2;

/** What a function asks, here or in the file it comes from, where that is all that it does. */
function predicateOf(code: Code, node: Node): Placed | undefined {
  const callee = is(node, 'CallExpression') ? bare(node.callee) : undefined;
  if (!is(callee, 'Identifier')) return undefined;
  const { code: from, node: fn } = valueOf(code, callee);
  if (!isFunction(fn) || fn.async || fn.generator) return undefined;
  const { body } = fn as { body?: Node | null };
  const only = is(body, 'BlockStatement') && body.body.length === 1 ? body.body[0] : undefined;
  const value = is(body, 'BlockStatement')
    ? is(only, 'ReturnStatement')
      ? bare(only.argument)
      : undefined
    : bare(body);
  return is(value, 'LogicalExpression', 'UnaryExpression') ||
    (is(value, 'BinaryExpression') && comparing.test(value.operator))
    ? { code: from, node: value }
    : undefined;
}

const comparing = /^(?:[<>]=?|[!=]==?|in|instanceof)$/;

/** What may be missing without an error: `user` of `user?.can('remove')`. */
function optionalRoot(node: Node): Node | undefined {
  const at = bare(node);
  if (is(at, 'CallExpression')) return optionalRoot(at.callee);
  if (!is(at, 'MemberExpression')) return undefined;
  return at.optional ? bare(at.object) : optionalRoot(at.object);
}

const opposites = new Map([
  ['!==', '==='],
  ['!=', '=='],
  ['>=', '<'],
  ['<=', '>'],
]);

/** `x === null || x === undefined`, and `x !== null && x !== undefined`, ask one thing: `x == null`. */
function missingIn(
  code: Code,
  { left, operator, right }: Node & { type: 'LogicalExpression' },
  positive: boolean,
): Atom | undefined {
  const wanted = operator === '||' ? '===' : operator === '&&' ? '!==' : undefined;
  const sides = [left, right].map((side) => {
    const at = bare(side);
    if (!is(at, 'BinaryExpression') || at.operator !== wanted) return undefined;
    const value = bare(at.right);
    const isNull = is(value, 'Literal') && 'value' in value && value.value === null;
    const isUndefined = is(value, 'Identifier') && value.name === 'undefined';
    return isNull || isUndefined ? { of: bare(at.left), isNull } : undefined;
  });
  const [a, b] = sides;
  if (!a?.of || !b?.of || a.isNull === b.isNull || canonical(a.of) !== canonical(b.of))
    return undefined;
  return {
    positive: positive === (operator === '||'),
    operator: '==',
    text: `${code.slice(a.of)} == null`,
    place: { code, node: a.of },
    tokens: new Map([...tokensOf(code, a.of), ['null', 1]]),
    own: new Map([...tokensOf(code, a.of, false), ['null', 1]]),
  };
}

/** `toString.call(x) === '[object Array]'` is `Array.isArray(x)`, as it was asked before there was that. */
function arrayAsked(node: Node & { type: 'BinaryExpression' }): Node | undefined {
  const [call, name] = [bare(node.left), bare(node.right)];
  if (!/^[!=]==?$/.test(node.operator) || !is(name, 'Literal') || name.value !== '[object Array]')
    return undefined;
  const isAsked =
    is(call, 'CallExpression') && /toString(?:\.call)?$/i.test(dotted(call.callee) ?? '');
  return isAsked && call.arguments.length === 1 ? call.arguments[0] : undefined;
}

function atomOf(code: Code, node: Node, positive: boolean): Atom {
  const text = code.slice(node).replace(/\s+/g, ' ');
  const constant = constantOf(node);
  const list = is(node, 'BinaryExpression') ? arrayAsked(node) : undefined;
  if (is(node, 'BinaryExpression') && list) {
    const words = [
      ['Array', 1],
      ['isArray', 1],
    ] as const;
    return {
      positive: positive === node.operator.startsWith('='),
      operator: '',
      text: `Array.isArray(${code.slice(list)})`,
      place: { code, node },
      tokens: new Map([...tokensOf(code, list), ...words]),
      own: new Map([...tokensOf(code, list, false), ...words]),
    };
  }
  if (is(node, 'BinaryExpression')) {
    let { operator } = node as { operator: string };
    let holds = positive;
    const opposite = opposites.get(operator);
    if (opposite) [operator, holds] = [opposite, !positive];
    if (operator === '>') operator = '<';
    return {
      positive: holds,
      operator,
      text,
      place: { code, node },
      tokens: tokensOf(code, node),
      own: tokensOf(code, node, false),
      ...(constant !== undefined && { constant: constant === positive }),
    };
  }
  const [tokens, own] = [tokensOf(code, node), tokensOf(code, node, false)];
  const place = { code, node };
  const base = { positive, operator: '', text, place, tokens, own, ...askedOf(code, node) };
  return constant === undefined ? base : { ...base, constant: constant === positive };
}

/** The list or pattern, wherever it is written down, that a call asks about a value. */
function askedOf(code: Code, node: Node): Pick<Atom, 'members' | 'pattern' | 'flags'> {
  const callee = is(node, 'CallExpression') ? bare(node.callee) : undefined;
  if (!is(callee, 'MemberExpression')) return {};
  const name = calleeName(node) ?? '';
  if (!/^(?:includes|has|test)$/.test(name)) return {};
  const asked = valueOf(code, callee.object);
  if (name === 'test')
    return is(asked.node, 'Literal') && 'regex' in asked.node
      ? { pattern: asked.node.regex.pattern, flags: asked.node.regex.flags }
      : {};
  const list = is(asked.node, 'NewExpression')
    ? asked.node.arguments[0] && valueOf(asked.code, asked.node.arguments[0])
    : asked;
  return is(list?.node, 'ArrayExpression')
    ? {
        members: new Set(
          list.node.elements.map((each) => each && canonical(each)).filter(Boolean) as string[],
        ),
      }
    : {};
}

/** The truth of an expression that is the same always. */
function constantOf(node: Node): boolean | undefined {
  if (is(node, 'Literal')) return Boolean(node.value);
  if (is(node, 'UnaryExpression') && node.operator === 'void') return false;
  if (
    is(node, 'BinaryExpression') &&
    is(bare(node.left), 'Literal') &&
    is(bare(node.right), 'Literal')
  ) {
    const [a, b] = [node.left, node.right].map((each) => (bare(each) as { value?: unknown }).value);
    if (node.operator === '===' || node.operator === '==') return a === b;
    if (node.operator === '!==' || node.operator === '!=') return a !== b;
    if (typeof a === 'number' && typeof b === 'number')
      return node.operator === '<' ? a < b : node.operator === '>' ? a > b : undefined;
  }
  return undefined;
}

/** How much what a local variable was made from says for it. */
const originWeight = 0.5;

/** What the names of a condition stand for: a local variable for what it was made from. */
function originsOf(code: Code, node: Node): readonly Node[] {
  return descendants(node).flatMap((each) => {
    const variable = is(each, 'Identifier') ? code.variableOf(each) : undefined;
    const [definition, ...others] = variable?.defs ?? [];
    const declared = definition?.node as unknown as Node | undefined;
    if (others.length > 0 || !is(declared, 'VariableDeclarator') || !is(declared.id, 'Identifier'))
      return [];
    if (variable!.references.some((use) => use.isWrite() && !use.init)) return [];
    const init = bare(declared.init);
    return init && !isFunction(init) && init.end - init.start <= longestOrigin ? [init] : [];
  });
}

/** Characters; what is longer is more than a name stands for. */
const longestOrigin = 120;

export function tokensOf(code: Code, node: Node, withOrigins = true): ReadonlyMap<string, number> {
  const tokens = new Map<string, number>();
  const add = (token: string, weight: number): void => {
    tokens.set(token, Math.max(weight, tokens.get(token) ?? 0));
  };
  const own = ownProperty(node);
  if (own) add('hasOwnProperty', 1);
  for (const each of own ? own.flatMap((part) => descendants(part)) : descendants(node)) {
    if (is(each, 'Identifier')) {
      const parent = code.parentOf(each);
      const isLocal = code.variableOf(each) !== undefined && !isTakenOut(code, each);
      const isCallee = is(parent, 'CallExpression') && parent.callee === each;
      add(each.name, isLocal && !isCallee ? localWeight : 1);
    } else if (is(each, 'PrivateIdentifier')) add(each.name, 1);
    else if (is(each, 'Literal')) add(String(each.value ?? (each as { raw?: string }).raw), 1);
    else if (is(each, 'UnaryExpression') && /[a-z]/.test(each.operator)) add(each.operator, 1);
    else if (is(each, 'BinaryExpression') && /[a-z]/.test(each.operator)) add(each.operator, 1);
  }
  for (const origin of withOrigins ? originsOf(code, node) : [])
    for (const each of descendants(origin)) {
      if (is(each, 'Literal')) add(String(each.value ?? (each as { raw?: string }).raw), 1);
      if (!is(each, 'Identifier')) continue;
      add(each.name, code.variableOf(each) && !isCalled(code, each) ? localWeight : originWeight);
    }
  return tokens;
}

function isCalled(code: Code, node: Node): boolean {
  const parent = code.parentOf(node);
  return is(parent, 'CallExpression', 'NewExpression') && parent.callee === node;
}

/** Object and key of a question for an own property, in any of the ways to ask it. */
function ownProperty(node: Node): readonly Node[] | undefined {
  const call = bare(node);
  if (!is(call, 'CallExpression')) return undefined;
  const name = dotted(call.callee) ?? '';
  const [first, second] = call.arguments;
  if (/^(?:Object\.hasOwn|(?:(?:Object|\{\})\.prototype\.)?hasOwn(?:Property)?\.call)$/.test(name))
    return first && second && [first, second];
  const callee = bare(call.callee);
  if (!is(callee, 'MemberExpression') || !name.endsWith('.hasOwnProperty')) return undefined;
  return first && [callee.object, first];
}

/** Taken out of an object under the name that it has there: the name says as much as the member's. */
function isTakenOut(code: Code, node: Node): boolean {
  const [identifier] = code.variableOf(node)?.identifiers ?? [];
  const parent = identifier && code.parentOf(identifier as unknown as Node);
  const at = is(parent, 'AssignmentPattern') ? code.parentOf(parent) : parent;
  return is(at, 'Property') && is(code.parentOf(at), 'ObjectPattern');
}

/** The weighted share of tokens that two have in common (Jaccard's index), 0 to 1. */
export function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const token of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(token) ?? 0, b.get(token) ?? 0];
    common += Math.min(x, y);
    all += Math.max(x, y);
  }
  return all === 0 ? 1 : common / all;
}
