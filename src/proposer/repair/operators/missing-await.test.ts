import { describe, expect, it } from 'vitest';
import { missingAwait } from './missing-await.ts';
import { textsOf } from './testing.ts';

describe('missing-await', () => {
  it('waits in async functions only', () => {
    const texts = textsOf(
      missingAwait,
      'async function f() { return g(1) } function h() { return g(2) }',
    );
    expect(texts).toContain(
      'async function f() { return await g(1) } function h() { return g(2) }',
    );
    expect(texts).not.toContain(
      'async function f() { return g(1) } function h() { return await g(2) }',
    );
  });
  it('does not wait', () => {
    const texts = textsOf(missingAwait, 'async function f() { return await g() }');
    expect(texts).toContain('async function f() { return g() }');
  });
  it('waits for each value of a loop', () => {
    const texts = textsOf(missingAwait, 'async () => { for (const a of b) c(a) }');
    expect(texts).toContain('async () => { for await (const a of b) c(a) }');
  });
});
