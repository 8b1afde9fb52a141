import { level } from '../text/precedence.ts';
import type { Atoms } from './atoms.ts';
import { cheapest, doubt, made, tight, type Made } from './expression.ts';

const typeNames = ['string', 'number', 'function', 'object', 'undefined', 'boolean'];
/** Methods that change their object: to try them would change what the tests do. */
const changing =
  /^(pop|shift|push|unshift|splice|sort|reverse|next|add|set|delete|clear|exec|write|emit|log|fill)$/;
const globalClasses = ['Error', 'Date', 'RegExp', 'Map', 'Set', 'Promise', 'Function'];

/** Truth values made of the atoms: tests of one or two values, and two such connected. */
export function conditions(atoms: Atoms, most: number): Made[] {
  const simple = singleTests(atoms, Math.ceil(most * 0.6));
  // Two of the same form (`!a || !b`) are usual, also where single ones would not be.
  const wide = most >= 1000 ? 1 : 0.4;
  const truths = atoms.values.slice(0, 8 * wide).flatMap((one) => [one, negated(one, 0.1)]);
  const parts = cheapest([...simple.slice(0, 32 * wide), ...truths], 44 * wide);
  return cheapest([...simple, ...connected(parts), ...guarded(simple.slice(0, 400 * wide))], most);
}

/** Tests of one or two values, also where the value has to be there first. */
export function tests(atoms: Atoms, most: number): Made[] {
  const simple = singleTests(atoms, most);
  return cheapest([...simple, ...measured(atoms), ...guarded(simple.slice(0, 400))], most);
}

/** What a call of the file's own functions gives, compared with a number in reach. */
function* measured(atoms: Atoms): Generator<Made> {
  const bounds = atoms.values.filter((one) => doubt(one, 'number') !== undefined).slice(0, 10);
  const given = cheapest([...calls(atoms)], 240).filter(({ text }) => !text.startsWith('!'));
  for (const call of given)
    for (const bound of [...bounds, ...atoms.numbers.slice(0, 4)])
      for (const [rank, sign] of ['>', '<', '>=', '<=', '==='].entries())
        if (!call.text.includes(bound.text) || bound.kinds.size > 0)
          yield made(
            `${call.text} ${sign} ${bound.text}`,
            call.cost + bound.cost * 0.7 + 0.6 + rank / 10,
            level.relation,
            'boolean',
          );
}

function singleTests(atoms: Atoms, most: number): Made[] {
  return cheapest(
    [
      ...atoms.values.flatMap((one) => [...unary(one, atoms)]),
      ...relations(atoms),
      ...calls(atoms),
      ...atoms.conditions,
      ...atoms.conditions.map((one) => negated(one, 0.6)),
    ],
    most,
  );
}

function negated(one: Made, more: number): Made {
  return made(`!${tight(one, level.update)}`, one.cost + more, level.unary, 'boolean');
}

function equal(a: Made, b: string, cost: number, not = false, strength = level.equality): Made {
  const left = tight(a, level.equality);
  return made(`${left} ${not ? '!==' : '==='} ${b}`, cost + (not ? 0.2 : 0), strength, 'boolean');
}

/** Tests of one value. */
function* unary(one: Made, atoms: Atoms): Generator<Made> {
  const strange = atoms.asked(one) ? 0 : 0.7;
  yield { ...one, cost: one.cost + 0.5 + strange };
  yield negated(one, 0.6 + strange);
  const { cost } = one;
  for (const not of [false, true]) {
    if (doubt(one, 'string') !== undefined)
      for (const text of atoms.strings)
        yield equal(one, text.text, cost + text.cost + 0.7 + (doubt(one, 'string') ?? 0), not);
    if (doubt(one, 'number') !== undefined)
      for (const number of atoms.numbers)
        yield equal(one, number.text, cost + number.cost + 0.9 + (doubt(one, 'number') ?? 0), not);
    if (!one.kinds.has('number') || one.kinds.size > 1) {
      yield equal(one, 'undefined', cost + 1.3, not);
      yield equal(one, 'null', cost + 1.5, not);
      const left = tight(one, level.equality);
      yield made(`${left} ${not ? '!=' : '=='} null`, cost + 1.3, level.equality, 'boolean');
    }
    yield equal(one, 'true', cost + 2.2, not);
    yield equal(one, 'false', cost + 2.2, not);
    const sure = one.kinds.size === 1 ? 1 : 0;
    for (const [rank, name] of typeNames.entries())
      yield made(
        `typeof ${tight(one, level.update)} ${not ? '!==' : '==='} '${name}'`,
        cost + 1 + rank / 6 + sure,
        level.equality,
        'boolean',
      );
  }
  const object = tight(one, level.call);
  const test = (text: string, more: number) => made(text, cost + more, level.call, 'boolean');
  const both = function* (text: string, more: number) {
    yield test(text, more);
    yield negated(test(text, more), 0.3);
  };
  if (doubt(one, 'array', 'object') !== undefined) yield* both(`Array.isArray(${one.text})`, 1.1);
  if (doubt(one, 'number') !== undefined)
    for (const [rank, name] of ['isNaN', 'isInteger', 'isFinite', 'isSafeInteger'].entries())
      yield* both(`Number.${name}(${one.text})`, 1.5 + rank / 5);
  for (const [rank, name] of [...atoms.classes.map(({ text }) => text), ...globalClasses].entries())
    yield made(
      `${tight(one, level.relation)} instanceof ${name}`,
      cost + 1.6 + rank / 8,
      level.relation,
      'boolean',
    );
  for (const number of doubt(one, 'number') === undefined ? [] : atoms.numbers)
    for (const [rank, sign] of ['>', '<', '>=', '<='].entries())
      yield made(
        `${tight(one, level.relation)} ${sign} ${number.text}`,
        cost + number.cost + 0.9 + rank / 10 + (doubt(one, 'number') ?? 0),
        level.relation,
        'boolean',
      );
  if (one.kinds.has('number')) {
    yield equal(made(`${tight(one, level.multiply)} % 2`, 0, level.multiply), '0', cost + 1.8);
    yield equal(made(`${tight(one, level.multiply)} % 2`, 0, level.multiply), '1', cost + 2.2);
  }
  if (doubt(one, 'string') !== undefined) {
    for (const text of atoms.strings.slice(0, 14)) {
      yield* both(`${object}.startsWith(${text.text})`, text.cost + 1.6);
      yield* both(`${object}.endsWith(${text.text})`, text.cost + 1.7);
      yield* both(`${object}.includes(${text.text})`, text.cost + 1.6);
    }
    for (const regex of atoms.regexes)
      yield* both(`${regex.text}.test(${one.text})`, regex.cost + 0.8);
  }
}

/** Tests of two values. */
function* relations({ values }: Atoms): Generator<Made> {
  const some = values.slice(0, values.length > 24 ? 26 : 12);
  for (const [at, a] of some.entries())
    for (const [to, b] of some.entries()) {
      if (a === b) continue;
      const cost = a.cost + b.cost - (parallel(a, b) ? 0.9 : 0);
      const [numberA, numberB] = [doubt(a, 'number'), doubt(b, 'number')];
      // The other way round would say the same again.
      if (at < to && numberA !== undefined && numberB !== undefined)
        for (const [rank, sign] of ['<', '<=', '>', '>='].entries())
          yield made(
            `${tight(a, level.relation)} ${sign} ${tight(b, level.relation + 1)}`,
            cost + 0.8 + rank / 10 + (numberA + numberB) / 2,
            level.relation,
            'boolean',
          );
      if (at < to && alike(a, b))
        for (const not of [false, true])
          yield equal(a, tight(b, level.equality + 1), cost + 1 + (a.kinds.size ? 0 : 0.3), not);
      if (doubt(b, 'object') !== undefined && doubt(a, 'string', 'number') !== undefined) {
        yield made(
          `${tight(a, level.relation)} in ${tight(b, level.relation + 1)}`,
          cost + 1.6,
          level.relation,
          'boolean',
        );
        yield made(`Object.hasOwn(${b.text}, ${a.text})`, cost + 2, level.call, 'boolean');
        const has = made(
          `${tight(b, level.call)}.has(${a.text})`,
          cost + 1.4,
          level.call,
          'boolean',
        );
        yield has;
        yield negated(has, 0.3);
      }
      if (doubt(b, 'array', 'string') !== undefined) {
        const text = `${tight(b, level.call)}.includes(${a.text})`;
        const within = made(text, cost + 1.3, level.call, 'boolean');
        yield within;
        yield negated(within, 0.3);
      }
      if (doubt(a, 'string') !== undefined && doubt(b, 'string') !== undefined)
        for (const [rank, name] of ['startsWith', 'endsWith'].entries()) {
          const text = `${tight(a, level.call)}.${name}(${b.text})`;
          const edge = made(text, cost + 1.3 + rank / 10, level.call, 'boolean');
          yield edge;
          yield negated(edge, 0.4);
        }
      if (b.kinds.has('regexp'))
        yield made(`${tight(b, level.call)}.test(${a.text})`, cost + 0.6, level.call, 'boolean');
    }
}

/** Two of the same form, `a.length` and `b.length`, are often compared. */
function parallel(a: Made, b: Made): boolean {
  const [formA, formB] = [a, b].map(({ text }) => text.replace(/^[\w$]+(?=[.[])/, ''));
  return formA === formB && formA !== a.text;
}

function alike(a: Made, b: Made): boolean {
  return a.kinds.size === 0 || b.kinds.size === 0 || [...a.kinds].some((kind) => b.kinds.has(kind));
}

/** Calls of the file's functions. */
export function* calls({ functions, values, methods }: Atoms): Generator<Made> {
  for (const { object, name } of methods) {
    if (changing.test(name)) continue;
    const called = `${tight(object, level.call)}.${name}`;
    yield made(`${called}()`, object.cost + 1);
    for (const a of values.slice(0, 12)) {
      if (a.text === object.text) continue;
      const call = made(`${called}(${a.text})`, object.cost + a.cost + 0.6);
      yield call;
      yield negated(call, 0.6);
    }
  }
  for (const { made: one, arity, needed, unused } of functions) {
    if (arity === 0 || arity === undefined) yield made(`${one.text}()`, one.cost + 1.2);
    for (const [rank, a] of values.slice(0, 20).entries()) {
      if (arity === undefined || arity === 1 || (arity > 2 && needed! < 2)) {
        const call = made(
          `${one.text}(${a.text})`,
          one.cost + a.cost + (arity === 1 ? 0.3 : 0.6) - (unused ? 0.8 : 0),
        );
        yield call;
        yield negated(call, 0.6);
      }
      if (rank < 12 && (arity === undefined || arity === 2))
        for (const b of values.slice(0, 12))
          if (b !== a) {
            const call = made(
              `${one.text}(${a.text}, ${b.text})`,
              one.cost + a.cost + b.cost + (arity === 2 ? 0.2 : 0.6) - (unused ? 1 : 0),
            );
            yield call;
            yield negated(call, 0.6);
          }
    }
  }
}

/** Two tests connected by `&&` or `||`. */
export function* connected(simple: readonly Made[]): Generator<Made> {
  for (const [at, a] of simple.entries())
    for (const [to, b] of simple.entries()) {
      if (a === b || implied(a, b)) continue;
      const cost = a.cost + b.cost + 0.9 + (to < at ? 0.1 : 0);
      yield made(
        `${tight(a, level.and)} && ${tight(b, level.and + 1)}`,
        cost,
        level.and,
        'boolean',
      );
      if (at < to)
        yield made(
          `${tight(a, level.or)} || ${tight(b, level.or + 1)}`,
          cost + 0.2,
          level.or,
          'boolean',
        );
    }
}

/** `v && …` before a test that reads a member of `v`. */
function* guarded(simple: readonly Made[]): Generator<Made> {
  for (const one of simple) {
    const name = /(?<![\w$.'"])([A-Za-z_$][\w$]*)(?=\.|\[)/.exec(one.text)?.[1];
    if (!name || /^[A-Z]/.test(name) || name === 'this' || one.level <= level.and) continue;
    yield made(`${name} && ${one.text}`, one.cost + 0.7, level.and, 'boolean');
  }
}

function implied(a: Made, b: Made): boolean {
  return a.text === `!${b.text}` || b.text === `!${a.text}`;
}
