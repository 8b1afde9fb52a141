import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { matrixToFlat } from './matrix-to-flat.ts';

describe('matrix-to-flat', () => {
  it('takes a table that is made at once', () => {
    const code = `function f(a: string, b: string): number {
  const dp: number[][] = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      dp[i]![j] = a[i - 1] === b[j - 1] ? dp[i - 1]![j - 1]! + 1 : Math.max(dp[i - 1]![j]!, dp[i]![j - 1]!);
    }
  }
  return dp[a.length]![b.length]!;
}`;
    const after = survivors(matrixToFlat, code, 'f', "[['abcd', 'bxd'], ['', 'a'], ['a', 'a']]");
    expect(after[0]).toContain('const dp = new Int32Array((a.length + 1) * width);');
    expect(after[0]).toContain('dp[(i - 1) * width + j - 1]! + 1');
  });

  it('takes rows that a loop makes', () => {
    const code = `function f(n) {
  var grid = new Array(n);
  for (var i = 0; i < n; i++) {
    grid[i] = new Array(n).fill(false);
  }
  var seen = 0;
  for (i = 0; i < n; i++) for (var j = 0; j < n; j++) if ((i * j) % 3 === 1) grid[i][j] = true;
  for (i = 0; i < n; i++) for (j = 0; j < n; j++) if (grid[i][j] && grid[j][i]) seen++;
  return seen;
}`;
    expect(survivors(matrixToFlat, code, 'f', '[[0], [1], [5]]')).toHaveLength(3);
  });

  it('leaves tables whose rows are used or that grow', () => {
    expect(
      changes(
        matrixToFlat,
        'function f(n) { const g = Array.from({ length: n }, () => Array(n).fill(0)); return g[0].map(String); }',
      ),
    ).toEqual([]);
    expect(
      changes(
        matrixToFlat,
        'function f(n) { const g = []; g[0] = []; g[0][n] = 1; return g[0][0]; }',
      ),
    ).toEqual([]);
  });
});
