import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { divisorBound } from './divisor-bound.ts';

const inputs = '[[1], [2], [3], [4], [9], [15], [17], [49], [97], [360]]';

describe('divisor-bound', () => {
  it.each(['i < n', 'i <= n / 2', 'n > i', 'i < n && true', 'i <= Math.floor(n / 2)'])(
    '%s',
    (test) => {
      const code = `function f(n) {
  if (n < 2) return false;
  for (let i = 2; ${test}; i++) if (n % i === 0) return false;
  return true;
}`;
      expect(survivors(divisorBound, code, 'f', inputs)).toEqual([
        expect.stringContaining('i * i <= n'),
      ]);
    },
  );

  it('adds the factor that is left', () => {
    const code = `function f(n) {
  var out = [];
  for (var i = 2; i <= n; i++) {
    while (n % i === 0) { out.push(i); n /= i; }
  }
  return out;
}`;
    expect(survivors(divisorBound, code, 'f', inputs)).toEqual([
      expect.stringContaining('if (n > 1) out.push(n);'),
    ]);
  });

  it('leaves loops that stop there already or do not divide', () => {
    expect(changes(divisorBound, 'for (let i = 2; i * i <= n; i++) if (n % i === 0) f();')).toEqual(
      [],
    );
    expect(
      changes(divisorBound, 'for (let i = 2; i <= Math.sqrt(n); i++) if (n % i === 0) f();'),
    ).toEqual([]);
    expect(changes(divisorBound, 'for (let i = 0; i < n; i++) f(i);')).toEqual([]);
  });
});
