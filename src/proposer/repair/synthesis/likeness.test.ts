import { describe, expect, it } from 'vitest';
import { walk } from '../../../candidate/index.ts';
import { inputOf } from '../operators/testing.ts';
import { placeOf } from '../operators/operator.ts';
import { made } from './expression.ts';
import { likened } from './likeness.ts';

/** The texts in the order in which they come at the literal `true` of the code. */
function ordered(code: string, ...texts: string[]): string[] {
  const input = inputOf(code);
  for (const { node, ancestors } of walk(input.source.program))
    if (code.slice(node.start, node.end) === 'true')
      return likened(
        texts.map((text, at) => made(text, 2 + at / 100)),
        placeOf(node, ancestors, input),
      ).map(({ text }) => text);
  throw new Error('no hole');
}

describe('likened', () => {
  it('prefers what is like the other conditions of a chain, and like the other operand', () => {
    const chain = 'if (n >= m.a) f(); else if (true) g(); else if (n >= m.c) h();';
    expect(ordered(chain, 'x', 'n >= m.b')[0]).toBe('n >= m.b');
    expect(ordered(`y = type === 'a' || true ? 1 : 2`, 'y', `type === 'b'`)[0]).toBe(
      `type === 'b'`,
    );
  });

  it('prefers a test of the counter in a counting loop', () => {
    const loop = 'for (let i = 0; true; i++) f(list[i]);';
    expect(ordered(loop, 'list', 'i', 'i < list.length')[0]).toBe('i < list.length');
  });

  it('changes nothing where nothing stands beside', () => {
    expect(ordered('while (f()) if (true) g();', 'a', 'b')).toEqual(['a', 'b']);
  });
});
