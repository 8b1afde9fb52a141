import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Example, Value } from '../../candidate/values.ts';
import { encode } from './encode.ts';
import { inputsOf, runExample } from './example.ts';

/** With a property of this name a literal would set the prototype: such has no twin. */
const special = '["__proto__",';
const data = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => encode(value))
  .filter((text) => !text.includes(special))
  .map((text) => JSON.parse(text) as Value);

/** What a candidate may do to what it is given. */
const deeds: Record<string, (list: unknown[]) => unknown> = {
  nothing: () => {},
  'the same again': (list) => (list[0] = structuredClone(list[0])),
  'another value': (list) => (list[0] = 1e9),
  'minus zero': (list) => (list[0] = list[0] === 0 ? -0 : list[0]),
  'one more': (list) => list.push(1),
  'one less': (list) => list.pop(),
  hole: (list) => Reflect.deleteProperty(list, 0),
  undefined: (list) => (list[0] = undefined),
  'a property': (list) => Object.assign(list, { cached: 1 }),
  'a symbol': (list) => Object.assign(list, { [Symbol.for('s')]: 1 }),
  shared: (list) => (list[1] = list[0]),
  cycle: (list) => (list[0] = list),
  reversed: (list) => list.reverse(),
  deep: (list) => (deepest(list)['more'] = true),
  renamed: (list) => rename(deepest(list)),
  error: (list) => (list[0] = Object.setPrototypeOf(new Error('x'), Object.prototype)),
  frozen: (list) => Object.freeze(list),
  'frozen inside': (list) => Object.freeze(deepest(list)),
  getter: (list) => {
    const [value] = list;
    Object.defineProperty(list, 0, { get: () => value, enumerable: true, configurable: true });
  },
  'getter inside': (list) => {
    const inner = deepest(list);
    for (const [key, value] of Object.entries(inner))
      Object.defineProperty(inner, key, { get: () => value, enumerable: true, configurable: true });
  },
  class: (list) => (list[0] = new URL('data:,')),
};

function deepest(value: unknown): Record<string, unknown> {
  const inner = Object.values(value as object).find((it) => typeof it === 'object' && it !== null);
  return inner === undefined ? (value as Record<string, unknown>) : deepest(inner);
}

function rename(object: Record<string, unknown>): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    delete object[key];
    object[`${key}'`] = value;
  }
}

it('sees by twins what it would see by text', () => {
  fc.assert(
    fc.property(
      fc.array(data, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...Object.keys(deeds)),
      fc.boolean(),
      (values, deed, gives) => {
        const example: Example = { calls: [{ args: [['array', values]] }], origin: 'generated' };
        const [input] = inputsOf([example]);
        expect(input!.twins).toBeDefined();
        const f = (list: unknown[]): unknown => {
          deeds[deed]!(list);
          return gives ? list : 0;
        };
        const text = runExample({ f }, 'f', { example });
        expect(runExample({ f }, 'f', input!)).toBe(text);
        // The twin is not what the version was given: it is as it was.
        expect(runExample({ f }, 'f', input!)).toBe(text);
      },
    ),
    { numRuns: 3_000 },
  );
});

it('makes no twin of what has a property by the name of the prototype', () => {
  const text = encode(JSON.parse('{"__proto__": 0}'));
  expect(text).toContain(special);
  const args = [JSON.parse(text) as Value];
  const [input] = inputsOf([{ calls: [{ args }], origin: 'generated' }]);
  expect(input!.twins).toBeUndefined();
});
