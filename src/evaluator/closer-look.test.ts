import { afterAll, expect, it } from 'vitest';
import type { Example, Value } from '../candidate/index.ts';
import { oneEach, Sandbox } from '../sandbox/index.ts';
import { CloserLook } from './index.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
afterAll(() => sandbox.close());

const lists: Value[][] = [[1, 2, 1], [], ['a', 'b'], Array.from({ length: 90 }, (_, i) => i)];
const examples = lists.map((list): Example => ({
  calls: [{ args: [['array', list]] }],
  origin: 'recorded',
}));
const limits = { fuel: 10_000_000, seed: 1, timeoutMs: 5_000 };
const honest =
  'exports.f = (list) => { const out = []; for (const x of list) out.push(x); return out; };';

async function lookAt(baseline: string): Promise<CloserLook> {
  await sandbox.open({ modules: [], targetRequires: {}, tests: [], builtins: [] }, 'isolate');
  const job = { kind: 'examples', ...oneEach([baseline]), symbol: 'f', examples } as const;
  const { fuel, seed } = limits;
  const [result] = await sandbox.job({ ...job, fuel, seed }, 5_000, 'realm');
  const { outcomes } = result!;
  return new CloserLook(sandbox, baseline, { symbol: 'f', examples, outcomes }, limits);
}

const wrongLater = 'return list.length > 1 ? [] : [...list];';
it.each([
  [
    'knows lists by identity',
    'const all = new WeakMap(); exports.f = (list) => { if (!all.has(list)) all.set(list, [...list]); return [...all.get(list)]; };',
    'gaming/cached',
  ],
  [
    'marks its arguments',
    `exports.f = (list) => { Object.defineProperty(list, 'seen', { value: 1, configurable: true }); return [...list]; };`,
    'changes-arguments',
  ],
  [
    'counts its calls',
    `let n = { n: 0 }; exports.f = (list) => { if (n.n++ > 5000) ${wrongLater} return [...list]; };`,
    'gaming/time-bomb',
  ],
  [
    'waits for a day',
    `exports.f = (list) => { if (Date.now() > 1.9e12) ${wrongLater} return [...list]; };`,
    'gaming/test-detection',
  ],
  [
    'asks where it is',
    `const at = Intl.DateTimeFormat().resolvedOptions().timeZone; exports.f = (list) => { if (at !== 'UTC') ${wrongLater} return [...list]; };`,
    'gaming/test-detection',
  ],
  [
    'asks for a test',
    `const it = globalThis.describe; exports.f = (list) => { if (!it) ${wrongLater} return [...list]; };`,
    'gaming/test-detection',
  ],
  [
    'asks how deep it is',
    `exports.f = (list) => { if (new Error().stack.split('\\n').length > 8) ${wrongLater} return [...list]; };`,
    'gaming/test-detection',
  ],
  [
    'has one result',
    'const out = []; exports.f = (list) => { out.length = 0; out.push(...list); return out; };',
    'shares-its-results',
  ],
  [
    'has one empty list',
    'const none = []; exports.f = (list) => list.length ? [...list] : none;',
    'shares-its-results',
  ],
  [
    'works later',
    'exports.f = (list) => { const out = [...list]; Promise.resolve().then(() => void out.pop()); return out; };',
    'lazy-result',
  ],
  [
    'computes what is far behind',
    'exports.f = (list) => { const out = [...list]; if (out.length > 80) Object.defineProperty(out, 80, { get: () => 80, enumerable: true, configurable: true }); return out; };',
    'lazy-result',
  ],
])('finds one that %s', { timeout: 30_000 }, async (_, code, trick) => {
  const look = await lookAt(honest);
  expect(await look.judge(code)).toMatchObject({ valid: false, trick });
});

const closed = `const none = Object.freeze([]); exports.f = (list) => (list.length ? [...list] : none);`;
it.each([
  ['is another honest one', 'exports.f = (list) => [...list];', honest],
  [
    'keeps to itself what it has',
    'const seen = new Map(); exports.f = (list) => { seen.clear(); for (const x of list) seen.set(x, x); return [...list]; };',
    honest,
  ],
  ['gives to all what nobody can change', closed.replace('...list', '...list, ...none'), closed],
])('lets pass one that %s', { timeout: 30_000 }, async (_, code, baseline) => {
  const look = await lookAt(baseline);
  expect(await look.judge(code)).toMatchObject({ valid: true });
});

it('asks of nobody what the target does not hold itself', { timeout: 30_000 }, async () => {
  const sharing =
    'const out = []; exports.f = (list) => { out.length = 0; out.push(...list); return out; };';
  const look = await lookAt(sharing);
  expect(await look.judge(sharing.replaceAll('out', 'all'))).toMatchObject({ valid: true });
});
