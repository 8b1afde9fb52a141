import { describe, expect, it } from 'vitest';
import { parseSource } from '../../../candidate/index.ts';
import { usesOf } from './form.ts';

const parsed = parseSource(
  'a.js',
  `export function most(a) { return a; }
export class Queue { take() { return 1; } }
export default function first(a) { return a[0]; }
function hidden() {}
`,
);
const uses = (expression: string) => {
  if (!parsed.ok) throw new Error(parsed.reason);
  return usesOf(expression, parsed.source);
};

describe('an expression', () => {
  it.each([
    ['most([])', { names: ['most'] }],
    ['most(new Queue().take())', { names: ['most', 'Queue'] }],
    ['first([1])', { names: [], defaultName: 'first' }],
  ])('uses what the target exports: %s', (expression, found) => {
    expect(uses(expression)).toEqual({ ok: true, ...found });
  });

  it.each([
    'hidden()',
    'Math.max(1)',
    '',
    'most([]); process.exit()',
    'most([])) ; (evil()',
    'most([]) // x',
    'most([\n])',
    'most(',
    '}); most([]); ({',
  ])('is refused when it is no one call of it: %j', (expression) => {
    expect(uses(expression)).toMatchObject({ ok: false, rule: 'case-call' });
  });
});
