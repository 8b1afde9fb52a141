import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { spliceOutToCompact } from './splice-out-to-compact.ts';

const inputs = "[[[1, 2, 1, 3, 2]], [[]], [[NaN, NaN, 'a', 'a']], [[4, 4, 4]]]";

describe('splice-out-to-compact', () => {
  it.each([
    [
      'for (let i = 0; i < xs.length; i++) { for (let j = i + 1; j < xs.length; j++) { if (xs[i] === xs[j]) { xs.splice(j, 1); j--; } } } return xs;',
      'const seen = new Set();',
    ],
    [
      'var n = xs.length, i = -1; while (i++ < n) { var j = i + 1; for (; j < xs.length; ++j) { if (xs[i] === xs[j]) { xs.splice(j--, 1); } } } return xs;',
      'const seen = new Set();',
    ],
    [
      'for (var i = xs.length - 1; i >= 0; i--) { if (xs[i] > 2) xs.splice(i, 1); } return xs;',
      'if (!(xs[i] > 2)) xs[kept++] = xs[i];',
    ],
    [
      'for (let i = 0; i < xs.length; i++) { if (!xs[i]) { xs.splice(i, 1); i--; } } return xs;',
      'if (!(!xs[i])) xs[kept++] = xs[i];',
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(xs: any) {\n  ${before}\n}\n`;
    expect(survivors(spliceOutToCompact, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    'for (let i = 0; i < xs.length; i++) { if (xs[i] === xs[i + 1]) xs.splice(i--, 1); } return xs;',
    'for (let i = 0; i < xs.length; i++) xs.splice(i, 1);',
  ])('leaves %s', (body) => {
    expect(changes(spliceOutToCompact, `function f(xs: any) { ${body} }`)).toEqual([]);
  });
});
