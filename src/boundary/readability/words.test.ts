import { describe, expect, it } from 'vitest';
import { foundBetween } from '../testing.ts';

const body =
  'export function f(x) {\n  return [x, x + 1, x + 2, x + 3].map((each) => each * 2);\n}\n';
const lines = (line: string): string => `${`// ${line}\n`.repeat(12)}${body}`;

describe('comments that are gone', () => {
  it('are none where code was commented out', () => {
    expect(foundBetween(lines('return f(x, y) && g[x](a, b);'), body)).toEqual([]);
    expect(foundBetween(lines('const a = f(x); if (a) { b = 1; }'), body)).toEqual([]);
  });

  it('went with the code that they told of, where that is written anew', () => {
    const other =
      'import { twice } from "./twice";\n\nexport const f = twice(4, ({ at, from }) => at - from);\n';
    const said = lines('f(x) must be called before g(x), or the list is too short');
    expect(foundBetween(said, other)).not.toContain('sign-off readability/comments');
    const laidOut = body.replaceAll(', ', ',\n    ');
    expect(foundBetween(said, laidOut)).toContain('sign-off readability/comments');
  });

  it.each([
    'f(x) must be called before g(x), or the list is too short',
    'NOTE: x (a whole number) is never 0;',
    'Callers',
  ])('are missed where they say: %s', (line) => {
    expect(foundBetween(lines(`${line} ${'and so on '.repeat(3)}`), body)).toContain(
      'sign-off readability/comments',
    );
  });
});
