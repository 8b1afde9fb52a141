import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { constantToModule } from './constant-to-module.ts';

describe('constant-to-module', () => {
  it('moves a lookup table with its name and type', () => {
    const code = `export function f(c: string): string {
  const names: Record<string, string> = { '<': 'lt', '>': 'gt' };
  return names[c] || c;
}
`;
    expect(survivors(constantToModule, code, 'f', "[['<'], ['x']]")).toEqual([
      `const names: Record<string, string> = { '<': 'lt', '>': 'gt' };

export function f(c: string): string {
  return names[c] || c;
}
`,
    ]);
  });

  it('moves an array that is asked in place, a Set, a formatter', () => {
    const code = `const f = (x) => ['a', 'b'].indexOf(x) >= 0;`;
    expect(survivors(constantToModule, code, 'f', "[['a'], ['c']]")).toHaveLength(1);
    const inner = `function f(x) { var stop = new Set(['a']), n = 1; return stop.has(x) ? n : 0; }`;
    expect(survivors(constantToModule, inner, 'f', "[['a'], ['c']]")).toHaveLength(1);
    const format = `function f(x) { return new Intl.NumberFormat('en').format(x); }`;
    expect(survivors(constantToModule, format, 'f', '[[1e6], [0]]')).toHaveLength(1);
  });

  it('leaves what is changed, given away, or made from values', () => {
    expect(
      changes(constantToModule, 'function f(x) { const a = [1]; a.push(x); return 1; }'),
    ).toEqual([]);
    expect(changes(constantToModule, 'function f(x) { const a = [1]; return a; }')).toEqual([]);
    expect(changes(constantToModule, 'function f(x) { const a = [x]; return a[0]; }')).toEqual([]);
    expect(changes(constantToModule, 'const a = [1]; function f(x) { return a[x]; }')).toEqual([]);
  });
});
