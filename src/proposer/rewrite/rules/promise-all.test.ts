import { describe, expect, it } from 'vitest';
import { apply, changes } from '../testing.ts';
import { promiseAll } from './promise-all.ts';

const run = async (code: string): Promise<unknown> =>
  (new Function(`${code}; return f([1, 2, 3]);`) as () => Promise<unknown>)();

describe('promise-all', () => {
  it.each([
    'for (const x of xs) out.push(await g(x));',
    'for (const x of xs) { const y = await g(x); out.push(y); }',
    'for (let i = 0; i < xs.length; i++) { out.push(await g(xs[i])); }',
  ])('%s', async (loop) => {
    const code = `const g = async (x) => x * 2; async function f(xs) { const out = []; ${loop} return out; }`;
    const [after = ''] = apply(promiseAll, code, 'snippet.js');
    expect(after).toContain('await Promise.all(xs.map(async (');
    expect(await run(after)).toEqual(await run(code));
  });

  it('leaves calls that need what came before, and awaits outside of loops', () => {
    expect(
      changes(
        promiseAll,
        'async function f(xs) { const out = []; for (const x of xs) out.push(await g(x, out)); }',
      ),
    ).toEqual([]);
    expect(changes(promiseAll, 'async function f(x) { await g(x); }')).toEqual([]);
  });
});
