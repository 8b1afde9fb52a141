import { describe, expect, it } from 'vitest';
import { inputOf } from '../operators/testing.ts';
import { remaining, smellsIn } from './smells.ts';

const smelling = (code: string) =>
  smellsIn(inputOf(code)).map(({ start, end }) => code.slice(start, end));

describe('smellsIn', () => {
  it('finds what nobody writes on purpose', () => {
    expect(smelling('if (true) f();')).toEqual(['true']);
    expect(smelling('for (; false;) f();')).toEqual(['false']);
    expect(smelling('x = false || a;')).toEqual(['false']);
    expect(smelling(`typeof a === ''`)).toEqual([`''`]);
    expect(smelling(`x = a === 'b' || false`)).toEqual(['false']);
    expect(smelling(`a.charAt(0) === '' && f()`)).toEqual([`''`]);
    expect(smelling('if (a) {} else b();')).toEqual(['{}']);
    expect(smelling('a.map(() => undefined)')).toEqual(['() => undefined']);
    expect(smelling(`throw new TypeError('')`)).toEqual([`''`]);
  });

  it('leaves usual code alone', () => {
    for (const code of [
      'while (true) { if (f()) break; }',
      `let text = '' + a;`,
      `if (a === '') f(true);`,
      'x = a.flag || false;',
      'try { f() } catch {}',
      'const list = [], map = {};',
    ])
      expect(smelling(code), code).toEqual([]);
  });

  it('says nothing of what no failing test reaches', () => {
    expect(smellsIn(inputOf('if (true) f();', { suspicion: () => 0 }))).toEqual([]);
  });
});

it('leaves little to changes beside the smell', () => {
  const text = 'if (true) f(); g();';
  const left = remaining([{ start: 4, end: 8, strength: 0.9 }], text);
  expect(left([{ start: 4, end: 8, text: 'a' }])).toBe(1);
  expect(left([{ start: 0, end: 14, text: '' }])).toBe(1);
  expect(left([{ start: 0, end: 14, text: 'if (true) h();' }])).toBeLessThan(0.25);
  expect(left([{ start: 10, end: 12, text: 'a' }])).toBeLessThan(0.25);
});
