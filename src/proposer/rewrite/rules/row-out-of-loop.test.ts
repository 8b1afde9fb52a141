import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { rowOutOfLoop } from './row-out-of-loop.ts';

describe('row-out-of-loop', () => {
  it('takes all rows of the inner loop together', () => {
    const code = `function f(grid) {
  let sum = 0;
  for (let i = 1; i < grid.length; i++) {
    for (let j = 0; j < grid[i].length; j++) {
      grid[i][j] += grid[i - 1][j];
      sum += grid[i][j];
    }
  }
  return sum;
}`;
    const after = survivors(rowOutOfLoop, code, 'f', '[[[[1, 2], [3, 4]]], [[]]]');
    expect(after).toContainEqual(expect.stringContaining('row[j] += row2[j];'));
  });

  it('leaves rows that change in the loop', () => {
    expect(
      changes(
        rowOutOfLoop,
        'function f(g, n) { for (let i = 0; i < n; i++) { g[i] = []; g[i][0] = 1; } }',
      ),
    ).toEqual([]);
    expect(
      changes(
        rowOutOfLoop,
        'function f(g, n) { for (let i = 0; i < n; i++) { g[0] = []; g[0][i] = 1; } }',
      ),
    ).toEqual([]);
  });
});
