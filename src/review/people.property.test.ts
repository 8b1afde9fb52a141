import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countPeople, isPlainName } from './people.ts';

const signers = fc.array(
  fc.record({
    principal: fc.constantFrom('a', 'A', 'b', 'c', 'd'),
    key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
  }),
  { maxLength: 8 },
);

it('counts no more people than there are names, and no more than there are keys', () => {
  fc.assert(
    fc.property(signers, (given) => {
      const names = new Set(given.map(({ principal }) => principal.toLowerCase()));
      const keys = new Set(given.map(({ key }) => key));
      const count = countPeople(given);
      expect(count).toBeLessThanOrEqual(Math.min(names.size, keys.size));
      expect(count > 0).toBe(given.length > 0);
    }),
  );
});

it('counts the same in any order', () => {
  fc.assert(
    fc.property(
      signers.chain((given) =>
        fc.tuple(
          fc.constant(given),
          fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
        ),
      ),
      ([given, shuffled]) => {
        expect(countPeople(shuffled)).toBe(countPeople(given));
      },
    ),
  );
});

it('takes a chain of shared names and keys for one', () => {
  const chain = [
    { principal: 'a', key: 'k1' },
    { principal: 'b', key: 'k2' },
    { principal: 'a', key: 'k2' },
  ];
  expect(countPeople(chain.slice(0, 2))).toBe(2);
  expect(countPeople(chain)).toBe(1);
});

it.each([
  ['alice@example.com', true],
  ['alice', true],
  ['\u0430lice@example.com', false],
  ['al\u200bice@example.com', false],
  ['*@example.com', false],
  ['alice,bob', false],
  ['alice bob', false],
  ['', false],
])('a plain name: %s', (name, plain) => {
  expect(isPlainName(name)).toBe(plain);
});
