import { afterAll, beforeAll, expect, it } from 'vitest';
import { givesOther, Sandbox } from './index.ts';
import type { TimingRequest } from './protocol.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
beforeAll(() =>
  sandbox.open({ modules: [], targetRequires: {}, tests: [], builtins: [] }, 'isolate'),
);
afterAll(() => sandbox.close());

const metrics = `
  exports.comparisons = (target, inputs) => {
    const seen = [];
    for (const [list] of inputs) target.sort(list, (a, b) => (seen.push(a), a - b));
    return Math.max(0, seen.length);
  };
  exports.broken = (target) => target.broken;
`;
const bubble = `exports.sort = (list, compare) => {
  const out = [...list];
  for (let i = 0; i < out.length; i++)
    for (let j = 0; j + 1 < out.length; j++)
      if (compare(out[j], out[j + 1]) > 0) [out[j], out[j + 1]] = [out[j + 1], out[j]];
  return out;
};`;
const merge = `exports.sort = (list, compare) => [...list].sort(compare);`;
const list = [5, 2, 9, 1, 7, 3, 8, 4, 6, 0];

async function gauged(candidate: string, names = ['comparisons']) {
  const request: TimingRequest = {
    baseline: bubble,
    candidate,
    symbol: 'sort',
    strata: [
      {
        label: 'all',
        examples: [{ origin: 'generated', calls: [{ args: [['array', list]] }] }],
      },
    ],
    order: [true, false],
    apart: true,
    own: { code: metrics, names },
    sampleMs: 0.1,
    warmUpMs: 1,
    seed: 1,
  };
  return (await sandbox.time(request, 5_000)).gauged!;
}

it('are taken of both versions', async () => {
  const { comparisons } = await gauged(merge);
  expect(comparisons!.baseline).toBe(90);
  expect(comparisons!.candidate).toBeLessThan(40);
});

it.each([
  ['replaces what a metric counts with', `Array.prototype.push = () => 0; ${bubble}`],
  [
    'replaces it for as long as a metric looks',
    `${bubble} const { sort } = exports; const { push } = Array.prototype;
     exports.sort = (list, compare) => {
       try { Array.prototype.push = function () { return 0; }; return sort(list, compare); }
       finally { Array.prototype.push = push; }
     };`,
  ],
  ['replaces a global function', `globalThis.Math = { max: () => 0 }; ${bubble}`],
  ['replaces the function of a global', `Math.max = () => 0; ${bubble}`],
  [
    'defines it anew',
    `try { Object.defineProperty(Array.prototype, 'push', { value: () => 0 }); } catch {} ${bubble}`,
  ],
  [
    'puts a setter in the way of a list',
    `try { Object.defineProperty(Array.prototype, 0, { set() {} }); } catch {} ${bubble}`,
  ],
])('are not forged by what %s', async (_, code) => {
  const { comparisons } = await gauged(code);
  // Either it could do nothing, or it failed at it.
  expect([90, expect.any(String)]).toContainEqual(comparisons!.candidate);
});

it.each([
  ['does less when it is not called as usual', `exports.sort = (list) => list;`],
  [
    'gives what it gave last',
    `let last; ${bubble} const { sort } = exports; exports.sort = (list, c) => (last ??= []);`,
  ],
])('do not count of what %s', async (_, code) => {
  expect((await gauged(code))['comparisons']!.candidate).toBe(givesOther);
});

it.each([
  ['NaN', 'gives NaN'],
  ['Infinity', 'gives Infinity'],
  ['-1', 'gives -1'],
  ['"3"', 'gives no number but string'],
  ['undefined', 'gives no number but undefined'],
  ['{ valueOf: () => 1 }', 'gives no number but object'],
])('that give %s are no figures', async (text, why) => {
  const { broken } = await gauged(`${bubble} exports.broken = ${text};`, ['broken']);
  expect(broken!.candidate).toBe(why);
});

it('that are not there are no figures', async () => {
  expect((await gauged(merge, ['other']))['other']!.baseline).toContain('no function');
});
