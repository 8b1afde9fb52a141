import { level } from '../text/precedence.ts';
import { fewer, type Atoms } from './atoms.ts';
import { calls, conditions } from './conditions.ts';
import { cheapest, doubt, made, tight, type Made } from './expression.ts';

const textCalls = ['trim', 'toLowerCase', 'toUpperCase'] as const;

/** Values made of the atoms: variables, calls, arithmetic, slices, texts put together. */
export function values(atoms: Atoms, most: number): Made[] {
  const simple: Made[] = [
    ...atoms.values,
    ...atoms.numbers.map((one) => ({ ...one, cost: one.cost + 1 })),
    ...atoms.strings.map((one) => ({ ...one, cost: one.cost + 1 })),
    ...['true', 'false', 'null', 'undefined', '[]', '{}'].map((text, rank) =>
      made(text, 1.6 + rank / 5, level.primary),
    ),
  ];
  return cheapest(
    [
      ...simple,
      ...calls(atoms),
      ...atoms.values.flatMap((one) => [...ofOne(one)]),
      ...ofTwo(atoms),
      ...conditions(fewer(atoms), Math.ceil(most / 5)).map((one) => ({
        ...one,
        cost: one.cost + 1,
      })),
    ],
    most,
  );
}

function* ofOne(one: Made): Generator<Made> {
  const { cost } = one;
  const number = doubt(one, 'number');
  const text = doubt(one, 'string');
  const list = doubt(one, 'array');
  const object = tight(one, level.call);
  if (number !== undefined) {
    const left = tight(one, level.add);
    yield made(`${left} + 1`, cost + 1 + number, level.add, 'number');
    yield made(`${left} - 1`, cost + 1 + number, level.add, 'number');
    yield made(`-${tight(one, level.update)}`, cost + 1.4 + number, level.unary, 'number');
    yield made(`${tight(one, level.multiply)} * 2`, cost + 2 + number, level.multiply, 'number');
    yield made(`${tight(one, level.multiply)} / 2`, cost + 2 + number, level.multiply, 'number');
    for (const name of ['floor', 'abs', 'round', 'ceil'])
      yield made(`Math.${name}(${one.text})`, cost + 1.7 + number, level.call, 'number');
  }
  if (text !== undefined)
    for (const name of textCalls)
      yield made(`${object}.${name}()`, cost + 1.3 + text, level.call, 'string');
  if (text !== undefined || list !== undefined) {
    const strange = Math.min(text ?? 1, list ?? 1);
    yield made(`${object}.slice(1)`, cost + 1.5 + strange);
    yield made(`${object}.slice(0, -1)`, cost + 1.9 + strange);
    yield made(`[...${one.text}]`, cost + 1.9 + strange, level.primary, 'array');
  }
  yield made(`[${one.text}]`, cost + 1.5, level.primary, 'array');
  yield made(`String(${one.text})`, cost + 1.7, level.call, 'string');
  yield made(`Number(${one.text})`, cost + 1.9, level.call, 'number');
  yield made(`typeof ${tight(one, level.update)}`, cost + 2.4, level.unary, 'string');
  yield made(
    `Object.keys(${one.text})`,
    cost + (one.kinds.has('object') ? 1.7 : 2.4),
    level.call,
    'array',
  );
}

function* ofTwo({ values: all, strings, numbers }: Atoms): Generator<Made> {
  const some = all.slice(0, all.length > 24 ? 20 : 12);
  for (const a of some) {
    for (const b of some) {
      const cost = a.cost + b.cost;
      const [numberA, numberB] = [doubt(a, 'number'), doubt(b, 'number')];
      if (numberA !== undefined && numberB !== undefined) {
        const strange = numberA + numberB;
        for (const [sign, strength, more] of [
          ['-', level.add, 0.9],
          ['*', level.multiply, 1],
          ['/', level.multiply, 1.3],
          ['%', level.multiply, 1.5],
        ] as const)
          if (a !== b || sign === '*')
            yield made(
              `${tight(a, strength)} ${sign} ${tight(b, strength + 1)}`,
              cost + more + strange,
              strength,
              'number',
            );
        if (a !== b)
          for (const name of ['max', 'min'])
            yield made(
              `Math.${name}(${a.text}, ${b.text})`,
              cost + 1.6 + strange,
              level.call,
              'number',
            );
      }
      if (a === b) continue;
      yield made(`${tight(a, level.add)} + ${tight(b, level.add + 1)}`, cost + 0.9, level.add);
      const object = tight(a, level.call);
      if (numberB !== undefined && doubt(a, 'string', 'array') !== undefined) {
        yield made(`${object}.slice(0, ${b.text})`, cost + 1.4 + numberB);
        yield made(`${object}.slice(${b.text})`, cost + 1.4 + numberB);
        yield made(`${object}.charAt(${b.text})`, cost + 2 + numberB, level.call, 'string');
      }
      if (a.kinds.has('array'))
        yield made(`${object}.concat(${b.text})`, cost + 1.6, level.call, 'array');
      if (doubt(a, 'string', 'array') !== undefined)
        yield made(`${object}.indexOf(${b.text})`, cost + 1.8, level.call, 'number');
      if (!a.kinds.has('number')) {
        yield made(`${tight(a, level.or)} || ${tight(b, level.or + 1)}`, cost + 1.3, level.or);
        yield made(`${tight(a, 7)} ?? ${tight(b, 7)}`, cost + 1.4, level.nullish);
        yield made(`${object}[${b.text}]`, cost + 1.2);
      }
      yield made(`[${a.text}, ${b.text}]`, cost + 1.5, level.primary, 'array');
    }
    for (const b of strings.slice(0, 12)) {
      yield made(`${tight(a, level.add)} + ${b.text}`, a.cost + b.cost + 1.2, level.add, 'string');
      yield made(
        `${b.text} + ${tight(a, level.add + 1)}`,
        a.cost + b.cost + 1.2,
        level.add,
        'string',
      );
      if (a.kinds.has('array'))
        yield made(
          `${tight(a, level.call)}.join(${b.text})`,
          a.cost + b.cost + 1,
          level.call,
          'string',
        );
      if (doubt(a, 'string') !== undefined)
        yield made(
          `${tight(a, level.call)}.split(${b.text})`,
          a.cost + b.cost + 1.4,
          level.call,
          'array',
        );
    }
    for (const b of numbers.slice(0, 8)) {
      if (doubt(a, 'number') === undefined) continue;
      for (const sign of ['*', '/', '%'])
        yield made(
          `${tight(a, level.multiply)} ${sign} ${b.text}`,
          a.cost + b.cost + 1.4,
          level.multiply,
          'number',
        );
    }
  }
}
