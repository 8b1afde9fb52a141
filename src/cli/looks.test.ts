import { describe, expect, it } from 'vitest';
import { looksOf } from './looks.ts';

const terminal = { write() {}, isTTY: true, columns: 100 };
const pipe = { write() {} };

describe('looksOf', () => {
  it.each([
    [terminal, {}, true],
    [pipe, {}, false],
    [terminal, { NO_COLOR: '1' }, false],
    [terminal, { NO_COLOR: '' }, true],
    [terminal, { TERM: 'dumb' }, false],
    [pipe, { FORCE_COLOR: '1' }, true],
    [pipe, { FORCE_COLOR: '' }, true],
    [terminal, { FORCE_COLOR: '0' }, false],
    [pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('colours: %j with %j: %s', (output, env, colours) => {
    expect(looksOf(output, env).paint('added', 'x') !== 'x').toBe(colours);
  });

  it('keeps the width readable', () => {
    expect([10, 100, 300].map((columns) => looksOf({ ...terminal, columns }, {}).width)).toEqual([
      40, 100, 120,
    ]);
    expect(looksOf(pipe, {}).width).toBe(80);
  });
});
