import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { rollingRows } from './rolling-rows.ts';

const words =
  "[['kitten', 'sitting'], ['', 'abc'], ['abc', ''], ['', ''], ['flaw', 'lawn'], ['a', 'a']]";

describe('rolling-rows', () => {
  it('takes an edit distance with loops that begin rows and the first one', () => {
    const code = `function f(a, b) {
  if (a.length === 0) return b.length;
  if (b.length === 0) return a.length;
  var matrix = [];
  for (var i = 0; i <= b.length; i++) {
    matrix[i] = [i];
  }
  for (var j = 0; j <= a.length; j++) {
    matrix[0][j] = j;
  }
  for (i = 1; i <= b.length; i++) {
    for (j = 1; j <= a.length; j++) {
      if (b.charAt(i - 1) == a.charAt(j - 1)) {
        matrix[i][j] = matrix[i - 1][j - 1];
      } else {
        matrix[i][j] = Math.min(matrix[i - 1][j - 1] + 1, Math.min(matrix[i][j - 1] + 1, matrix[i - 1][j] + 1));
      }
    }
  }
  return matrix[b.length][a.length];
}`;
    const [after, typed, ...more] = survivors(rollingRows, code, 'f', words);
    expect(more).toHaveLength(1);
    expect(typed).toContain('previous = new Int32Array(a.length + 2);');
    expect(typed).toContain('previous = current;\n    current = spare;');
    expect(after).toContain('let previous: any = [];');
    expect(after).toContain('const current = [i];');
    expect(after).toContain('return previous[a.length];');
  });

  it('takes a table that is made at once, with rows that begin apart', () => {
    const code = `export const f = (a: string, b: string): number => {
  const m = a.length;
  const n = b.length;
  const d: number[][] = Array.from({ length: m + 1 }, () => new Array(n + 1).fill(0));
  for (let i = 0; i <= m; i++) d[i]![0] = i;
  for (let j = 0; j <= n; j++) d[0]![j] = j;
  for (let i = 1; i <= m; i++) {
    for (let j = 1; j <= n; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + cost);
    }
  }
  return d[m]![n]!;
};`;
    expect(survivors(rollingRows, code, 'f', words)).toHaveLength(3);
  });

  it('takes a longest common subsequence that fills forwards from row 0', () => {
    const code = `function f(a, b) {
  const dp = [];
  for (let i = 0; i <= a.length; i++) {
    dp[i] = new Array(b.length + 1).fill(0);
  }
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      dp[i + 1][j + 1] = a[i] === b[j] ? dp[i][j] + 1 : Math.max(dp[i + 1][j], dp[i][j + 1]);
    }
  }
  return dp[a.length][b.length];
}`;
    expect(survivors(rollingRows, code, 'f', words)).toHaveLength(3);
  });

  it('leaves tables that are given back or read further up', () => {
    expect(
      changes(
        rollingRows,
        'function f(n) { const d = []; for (let i = 1; i < n; i++) { d[i] = []; d[i][0] = d[i - 1][0]; } return d; }',
      ),
    ).toEqual([]);
    expect(
      changes(
        rollingRows,
        'function f(n) { const d = []; for (let i = 2; i < n; i++) { d[i] = []; d[i][0] = d[i - 1][0] + d[i - 2][0]; } return d[n][0]; }',
      ),
    ).toEqual([]);
  });
});
