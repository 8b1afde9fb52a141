import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { forInToKeys } from './for-in-to-keys.ts';

const inputs = '[[{ a: 1, b: [2] }], [{}], [[1, 2]], [Object.create({ a: 1 })]]';

describe('for-in-to-keys', () => {
  it.each([
    'for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) out.push(o[k]);',
    'for (var k in o) { if (o.hasOwnProperty(k)) { out.push(k); } }',
    'for (const k in o) { if (!{}.hasOwnProperty.call(o, k)) continue; out.push(k); }',
  ])('drops the question in %s', (loop) => {
    const code = `function f(o) {\n  var out = [];\n  ${loop}\n  return out;\n}`;
    const [after] = survivors(forInToKeys, code, 'f', inputs);
    expect(after).toContain('k of Object.keys(o))');
    expect(after).not.toContain('hasOwnProperty');
  });

  it('keeps what else a condition asks', () => {
    const code = `function f(o) { let n = 0; for (const k in o) { if (k !== 'a') n++; } return n; }`;
    expect(survivors(forInToKeys, code, 'f', '[[{ a: 1, b: 2 }], [{}]]')[0]).toContain(
      "if (k !== 'a') n++;",
    );
  });

  it('leaves other loops', () => {
    expect(
      changes(
        forInToKeys,
        'function f(o) { for (const k in g(o)) h(k); for (const x of o) h(x); }',
      ),
    ).toEqual([]);
  });
});
