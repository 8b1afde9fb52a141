import { is, isFunction, type Node } from '../../../candidate/index.ts';
import type { Place } from '../operators/operator.ts';
import { identifiersIn, boundNames } from '../text/identifiers.ts';
import { walkRuntime } from '../text/runtime.ts';
import { jumpsAt } from '../text/statements.ts';
import { atomsAt, type Atoms } from './atoms.ts';
import type { Made } from './expression.ts';
import { values } from './values.ts';

/** One or more statements, with the cost of `Made`. */
export interface MadeStatement {
  readonly text: string;
  readonly cost: number;
}

/** Statements for an empty block: exits, results, assignments, calls, and copies of the file's own. */
export function* statementsFor(place: Place): Generator<MadeStatement> {
  const { node, ancestors, parent, facts } = place;
  const ofFunction = isFunction(parent) && parent.body === node;
  const around = ofFunction || is(node, 'SwitchCase') ? [...ancestors, node] : ancestors;
  const jumps = jumpsAt(around);
  const inner = { ...place, ancestors: around };
  const made = values(atomsAt(inner), 500);
  if (jumps.continues && !ofFunction) yield { text: 'continue;', cost: 1 };
  if (jumps.breaks && !ofFunction) yield { text: 'break;', cost: 1 };
  yield* copies(place);
  if (jumps.returns) {
    if (!ofFunction) yield { text: 'return;', cost: 1.2 };
    yield* made.map((one) => ({ text: `return ${one.text};`, cost: one.cost + 0.4 }));
  }
  yield* assignments(inner, made, ofFunction);
  yield* likeOthers(inner, made);
  if (ofFunction) yield* fields(place);
  yield* methodCalls(atomsAt(inner), made);
  for (const { made: one, arity } of atomsAt(inner).functions) {
    if (!arity) yield { text: `${one.text}();`, cost: one.cost + 1 };
    for (const value of made.slice(0, 30)) {
      yield { text: `${one.text}(${value.text});`, cost: one.cost + value.cost + 0.8 };
      if (jumps.returns && arity !== 1)
        yield { text: `return ${one.text}(${value.text});`, cost: one.cost + value.cost + 1 };
    }
  }
  for (const text of facts.literals.strings.slice(0, 12))
    for (const type of ['TypeError', 'Error', 'RangeError'])
      yield { text: `throw new ${type}(${text});`, cost: type === 'RangeError' ? 3.4 : 2.6 };
}

/**
 * What the other branches give a value to, this one most likely does so, too: any value, also a pair
 * of what is in reach, or of what it holds now and something more.
 */
function* likeOthers(place: Place, made: readonly Made[]): Generator<MadeStatement> {
  const { facts, node, ancestors } = place;
  const names = facts
    .visible(node, ancestors)
    .filter((one) => one.local && one.distance === 0 && !one.kinds.has('function'))
    .map(({ name }) => name)
    .slice(0, 14);
  for (const [rank, target] of targetsBeside(place).entries()) {
    const base = 0.9 + rank / 8;
    for (const one of made.slice(0, 300))
      if (one.text !== target) yield { text: `${target} = ${one.text};`, cost: one.cost + base };
    for (const [at, a] of [target, ...names].entries())
      for (const [to, b] of names.entries())
        if (a !== b && b !== target)
          // Names that are declared one after the other belong together.
          yield {
            text: `${target} = [${a}, ${b}];`,
            cost: base + (at === 0 || at === to ? 1 : 1.9),
          };
  }
}

/** The targets of assignments in the other branches; where there are none, those nearby. */
function targetsBeside({ node, ancestors, of }: Place): readonly string[] {
  const isOther = (one: Node): boolean => !(one.start >= node.start && one.end <= node.end);
  const targetsIn = (owners: readonly Node[]): string[] => {
    const out = new Set<string>();
    for (const owner of owners)
      for (const { node: one } of walkRuntime(owner))
        if (is(one, 'AssignmentExpression') && isOther(one))
          if (is(one.left, 'Identifier', 'MemberExpression')) out.add(of(one.left));
    return [...out];
  };
  const chain = ancestors.filter((one) => is(one, 'IfStatement', 'SwitchStatement')).slice(-2);
  const beside = targetsIn(chain);
  if (beside.length > 0) return beside.slice(0, 4);
  // A variable that is declared without a value gets one somewhere.
  const owner = ancestors.findLast(isFunction);
  const open: string[] = [];
  for (const { node: one } of owner ? walkRuntime(owner) : [])
    if (is(one, 'VariableDeclarator') && !one.init && is(one.id, 'Identifier'))
      open.push(one.id.name);
  const given = new Set(owner ? targetsIn([owner]) : []);
  return [...open.filter((name) => !given.has(name)), ...open].slice(0, 3);
}

/** Calls of methods that the file calls on the same object. */
function* methodCalls({ methods }: Atoms, made: readonly Made[]): Generator<MadeStatement> {
  for (const { object, name } of methods.slice(0, 24)) {
    const called = `${object.text}.${name}`;
    yield { text: `${called}();`, cost: object.cost + 1 };
    for (const [rank, a] of made.slice(0, 24).entries()) {
      if (a.text === object.text) continue;
      yield { text: `${called}(${a.text});`, cost: object.cost + a.cost + 0.6 };
      for (const b of rank < 8 ? made.slice(0, 12) : [])
        if (b !== a)
          yield {
            text: `${called}(${a.text}, ${b.text});`,
            cost: object.cost + a.cost + b.cost + 1,
          };
    }
  }
}

/** What gets a value: variables from outside the block, their fields, lists and counters. */
function* assignments(
  place: Place,
  made: readonly Made[],
  ofFunction: boolean,
): Generator<MadeStatement> {
  const { node, ancestors, facts } = place;
  const local = facts.visible(node, ancestors).filter((one) => one.local);
  for (const [rank, target] of local.entries()) {
    if (rank > 14) break;
    const base = 1 + rank / 12 + (ofFunction && target.distance === 0 ? 1 : 0);
    const { name, kinds, constant } = target;
    const unknown = kinds.size === 0;
    if (!constant && (unknown || kinds.has('number')))
      for (const text of [`${name}++;`, `${name}--;`, `${name} += 1;`])
        yield { text, cost: base + (unknown ? 0.8 : 0) };
    for (const one of made.slice(0, 60)) {
      if (one.text === name) continue;
      const cost = base + one.cost;
      if (!constant) {
        yield { text: `${name} = ${one.text};`, cost: cost + 0.3 };
        if (unknown || kinds.has('number') || kinds.has('string'))
          yield { text: `${name} += ${one.text};`, cost: cost + 0.4 };
      }
      if (kinds.has('array')) yield { text: `${name}.push(${one.text});`, cost: cost - 0.3 };
      if (kinds.has('array')) yield { text: `${name}.unshift(${one.text});`, cost: cost + 1 };
    }
  }
  const writable = made
    .filter((one) => /^[A-Za-z_$][\w$.]*(\.\w+|\[[^\]]+\])$/.test(one.text))
    .slice(0, 24);
  for (const target of writable) {
    if (target.text.endsWith('.length')) continue;
    for (const one of made.slice(0, 30))
      if (one.text !== target.text)
        yield { text: `${target.text} = ${one.text};`, cost: target.cost + one.cost + 0.4 };
    if (target.kinds.size === 0 || target.kinds.has('array'))
      for (const one of made.slice(0, 16))
        if (one.text !== target.text)
          yield { text: `${target.text}.push(${one.text});`, cost: target.cost + one.cost + 0.7 };
    yield { text: `${target.text}++;`, cost: target.cost + 1 };
  }
}

/** A constructor's usual body: each parameter kept in the field of its name. */
function* fields({ ancestors, parent }: Place): Generator<MadeStatement> {
  const method = ancestors.at(-2);
  if (!isFunction(parent) || !is(method, 'MethodDefinition') || method.kind !== 'constructor')
    return;
  const names = parent.params.flatMap((one) => boundNames(one));
  const body = names.map((name) => `this.${name} = ${name};`).join(' ');
  if (body) yield { text: body, cost: 0.2 };
  for (const name of names) yield { text: `this.${name} = ${name};`, cost: 1 };
}

/** Statements of the same function, as they are or with one variable for another. */
function* copies(place: Place): Generator<MadeStatement> {
  const { node, ancestors, facts, of } = place;
  // An empty function has nothing to copy; what is around it may have.
  const outside = isFunction(ancestors.at(-1)) ? ancestors.slice(0, -1) : ancestors;
  const owner = outside.findLast((one) => isFunction(one) || is(one, 'ClassBody', 'Program'));
  if (!owner) return;
  const visible = facts.visible(node, ancestors);
  const names = new Set(visible.map(({ name }) => name));
  const declared = facts.expressions[0]?.declared ?? new Set<string>();
  const jumps = jumpsAt(ancestors);
  const above = ancestors.slice(0, ancestors.indexOf(owner));
  for (const { node: one, ancestors: around } of walkRuntime(owner, above)) {
    if (!is(one, 'ExpressionStatement', 'ReturnStatement', 'ThrowStatement')) continue;
    if (one.end - one.start > 120 || (is(one, 'ReturnStatement') && !jumps.returns)) continue;
    if (is(one, 'ExpressionStatement') && typeof one.directive === 'string') continue;
    const text = /[;}]$/.test(of(one)) ? of(one) : `${of(one)};`;
    const used = new Set(identifiersIn(one, around).map(({ name }) => name));
    const missing = [...used].filter((name) => declared.has(name) && !names.has(name));
    if (missing.length === 0) yield { text, cost: 1.1 };
    for (const from of missing.length === 1 ? missing : missing.length === 0 ? used : []) {
      const whole = new RegExp(`(?<![\\w$.])${from.replace(/\$/g, '\\$')}(?![\\w$:])`, 'g');
      for (const to of visible)
        if (to.local && to.name !== from && to.distance < 2 && !to.kinds.has('function'))
          yield {
            text: text.replace(whole, () => to.name),
            cost: missing.length === 1 ? 1.3 : to.unused ? 1.3 : 2,
          };
    }
  }
}
