import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { mapJoinToLoop } from './map-join-to-loop.ts';

const inputs = "[[[1, 'b', null]], [[]], [[undefined]]]";

describe('map-join-to-loop', () => {
  it.each([
    ["return xs.map((x) => x + 1).join('-');", "return joinMapped(xs, (x) => x + 1, '-');"],
    ['return xs.map((x) => x).join() + 1;', "return joinMapped(xs, (x) => x, ',') + 1;"],
    ["return xs.join('');", "return joined(xs, '');"],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(xs: any) {\n  ${before}\n}\n`;
    expect(survivors(mapJoinToLoop, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each(['return xs.map(String);', "return xs.a.join('');"])('leaves %s', (body) => {
    expect(changes(mapJoinToLoop, `function f(xs: any) { ${body} }`)).toEqual([]);
  });
});
