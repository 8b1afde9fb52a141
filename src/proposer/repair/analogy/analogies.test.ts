import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../candidate/index.ts';
import { inputOf } from '../operators/testing.ts';
import { fillByAnalogy } from './analogies.ts';

const best = (code: string) => {
  const [first] = fillByAnalogy(inputOf(code));
  return first && applyEdits(code, first.change.edits);
};

describe('fillByAnalogy', () => {
  it('writes a condition as the next statement has it, with its own names', () => {
    const right = `if (o.httpOnly) { s += '; HttpOnly'; } if (o.secure) { s += '; Secure'; }`;
    expect(best(right.replace('o.secure', 'true'))).toBe(right);
  });

  it('takes the other cases of a chain as models', () => {
    const right = `if (n >= m.tb) { u = 'TB'; } else if (n >= m.gb) { u = 'GB'; } else if (n >= m.mb) { u = 'MB'; }`;
    expect(best(right.replace('n >= m.gb', 'false'))).toBe(right);
    expect(best(right.replace(`{ u = 'GB'; }`, '{ }'))).toBe(right);
    expect(best(right.replace(`'GB'`, `''`))).toBe(right);
  });

  it('finds the name that was not renamed as the others were', () => {
    const right = 'x = Math.max(a.x, b.x) - a.x; y = Math.max(a.y, b.y) - a.y;';
    const wrong = right.replace('b.y', 'b.x');
    const all = [...fillByAnalogy(inputOf(wrong))].map(({ change }) =>
      applyEdits(wrong, change.edits),
    );
    expect(all).toContain(right);
  });

  it('takes nothing over that smells, and says nothing of code that is like no other', () => {
    expect(best(`if (a.b) { s += 'B'; } if (true) { s += 'C'; }`)).not.toContain('if (true)');
    expect(best('f(a); while (b) { c(); }')).toBeUndefined();
  });
});
