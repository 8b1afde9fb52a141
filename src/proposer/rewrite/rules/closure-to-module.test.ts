import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { closureToModule } from './closure-to-module.ts';

describe('closure-to-module', () => {
  it('moves an inner function declaration', () => {
    const code = `function f(xs) {
  function double(x) {
    return x * 2;
  }
  return xs.map(double);
}
`;
    expect(survivors(closureToModule, code, 'f', '[[[1, 2]], [[]]]')).toEqual([
      expect.stringMatching(
        /^function double[^]*\}\n\nfunction f\(xs\) \{\n {2}return xs\.map\(double\)/,
      ),
    ]);
  });

  it('moves callbacks and arrows that are held in variables', () => {
    const code = `const f = (xs) => { const odd = (x) => x % 2; return xs.filter(odd).map((x) => -x); };`;
    expect(survivors(closureToModule, code, 'f', '[[[1, 2, 3]], [[]]]')).toHaveLength(2);
  });

  it('leaves functions that use locals, this or arguments', () => {
    expect(changes(closureToModule, 'function f(xs, n) { return xs.map((x) => x * n); }')).toEqual(
      [],
    );
    expect(changes(closureToModule, 'function f(xs) { return xs.map((x) => this.g(x)); }')).toEqual(
      [],
    );
    expect(changes(closureToModule, 'function f() { return (() => 1)(); }')).toEqual([]);
  });
});
