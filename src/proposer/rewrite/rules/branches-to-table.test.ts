import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { branchesToTable } from './branches-to-table.ts';

const inputs = "[['a'], ['d'], ['x'], ['']]";

describe('branches-to-table', () => {
  it.each([
    [
      "if (s === 'a') return 1;\n  if (s === 'b') return 2;\n  if (s === 'c') return 3;\n  if (s === 'd') return 4;\n  return 0;",
      'byKey.get(s);\n    if (found !== undefined) return found;',
    ],
    [
      "if (s == 'a') { return 1; } else if ('b' == s) { return 2; } else if (s == 'c') { return 3; } else if (s == 'd') { return 4; }\n  return 0;",
      'byKey.get(s)',
    ],
    [
      "switch (s) { case 'a': case 'b': return 1; case 'c': return 2; case 'd': return 3; }\n  return 0;",
      "['b', 1],",
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(s: string) {\n  ${before}\n}\n`;
    expect(survivors(branchesToTable, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    "if (s === 'a') return 1; if (s === 'b') return 2; return 3;",
    "switch (s) { case 'a': g(); case 'b': case 'c': case 'd': return 1; }",
    "if (s === 'a') return g(); if (s === 'b') return 1; if (s === 'c') return 1; if (s === 'd') return 1;",
  ])('leaves %s', (body) => {
    expect(changes(branchesToTable, `function f(s: string) { ${body} }`)).toEqual([]);
  });
});
