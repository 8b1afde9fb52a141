import { describe, expect, it } from 'vitest';
import { moveStatement } from './move-statement.ts';
import { textsOf } from './testing.ts';

describe('move-statement', () => {
  it('moves out of a loop', () => {
    const texts = textsOf(
      moveStatement,
      `let s;
for (const a of b) {
  s = 0;
  s += a;
}
f(s);`,
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        `let s;
s = 0;
for (const a of b) {
  s += a;
}
f(s);`,
        `let s;
for (const a of b) {
  s = 0;
}
s += a;
f(s);`,
      ]),
    );
  });
  it('moves into the loop before it', () => {
    const texts = textsOf(
      moveStatement,
      `for (const a of b) {
  c();
}
d();`,
    );
    expect(texts).toContain(`for (const a of b) {
  c();
  d();
}
`);
  });

  it('leaves a jump in the loop that it needs', () => {
    const code = 'for (const a of b) { if (a) { break; } c(a); }';
    const texts = textsOf(moveStatement, code);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(/for [(]const a of b[)] [{].*break.*[}]/);
    for (const text of texts) expect(text).not.toMatch(/^if|[}] if/);
    const whole = 'while (a) { for (const x of b) { break; } }';
    expect(textsOf(moveStatement, whole)).toContain('for (const x of b) { break; } while (a) {  }');
  });
});
