import { body, type Attack } from './attack.ts';

const time = 'fuel inside the realm, then its time limit, then the watchdog of the host';
const memory = "the realm's memory limit, then the watch on what the worker holds";

/** Taking time or memory without end. The codes have no fuel counters, as if a rewrite lost them. */
export const exhaustion: readonly Attack[] = [
  { name: 'loops', stoppedBy: time, code: body(`for (;;);`), reason: /does not end/ },
  {
    name: 'loops while it loads',
    stoppedBy: time,
    code: `for (;;); exports.f = () => 'loot';`,
    reason: /does not end/,
  },
  {
    name: 'loops in microtasks',
    stoppedBy: time,
    code: body(`const go = () => Promise.resolve().then(go); return go();`),
  },
  {
    name: 'never settles',
    stoppedBy: 'no timer is left and nothing moves: the worker sees it at once',
    code: body(`return new Promise(() => {});`),
    reason: /never settles/,
  },
  {
    name: 'sets timers for ever',
    stoppedBy: time,
    code: body(`return new Promise(() => setInterval(() => {}, 1));`),
  },
  {
    name: 'backtracks for ever in a pattern',
    stoppedBy: time,
    code: body(`return /^(a+)+$/.test('a'.repeat(40) + 'b') ? 'x' : 'loot';`),
    reason: /does not end/,
  },
  {
    name: 'loops in a getter of its result',
    stoppedBy: time,
    code: body(`return { get a() { for (;;); } };`),
    reason: /does not end/,
  },
  {
    name: 'loops in a trap of its result',
    stoppedBy: time,
    code: body(
      `const go = () => { for (;;); }; return new Proxy({}, { get: go, ownKeys: go, getPrototypeOf: go });`,
    ),
    reason: /does not end/,
  },
  {
    name: 'gives an endless iterator',
    stoppedBy: 'the matchers look at no more than they compare; then the time limit',
    code: body(
      `return { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) };`,
    ),
  },
  {
    name: 'loops in toJSON',
    stoppedBy: time,
    code: body(`return { toJSON() { for (;;); }, toString() { for (;;); } };`),
  },
  {
    name: 'loops in the name of its error',
    stoppedBy: time,
    code: body(
      `const error = new Error('x'); Object.defineProperty(error, 'name', { get() { for (;;); } }); throw error;`,
    ),
    reason: /does not end/,
  },
  {
    name: 'fills the heap',
    stoppedBy: memory,
    code: body(
      `const all = []; for (;;) all.push(new Array(10_000).fill({}).map((_, i) => ({ i })));`,
    ),
    reason: /memory|end/,
  },
  {
    name: 'fills the heap with text',
    stoppedBy: memory,
    code: body(
      `const all = []; for (let i = 0; ; i++) all.push((String(i) + 'x').repeat(1_000_000).replace(/x/g, 'y'));`,
    ),
    reason: /memory|end/,
  },
  {
    name: 'allocates typed arrays',
    stoppedBy: memory,
    code: body(`const all = []; for (;;) all.push(new Uint8Array(20_000_000).fill(1));`),
    reason: /memory|allocation|length|end/,
  },
  {
    name: 'makes a huge number',
    realm: 'isolate',
    stoppedBy: 'a worker that dies is blamed on the one candidate',
    code: body(`let n = 2n; for (;;) n = n * n;`),
  },
  {
    name: 'takes memory through WebAssembly',
    stoppedBy: 'an isolate has no WebAssembly; then the watch on what the worker holds',
    code: body(`
      const all = [];
      for (let i = 0; i < 40; i++) {
        const memory = new WebAssembly.Memory({ initial: 1000, maximum: 1000 });
        new Uint8Array(memory.buffer).fill(1);
        all.push(memory);
      }
      return 'loot';`),
  },
  {
    name: 'calls itself for ever',
    stoppedBy: "the engine's own limit of the stack",
    code: body(`const go = () => 1 + go(); return go();`),
    reason: /call stack/,
  },
  {
    name: 'calls itself for ever and catches it',
    stoppedBy: time,
    code: body(`const go = () => { try { go(); } catch { go(); } }; go(); return 'loot';`),
  },
  {
    name: 'throws an endless text',
    stoppedBy: 'reasons are cut before they leave the realm',
    code: body(`throw new Error('x'.repeat(50_000_000));`),
  },
  {
    name: 'writes without end to the console',
    stoppedBy: "the realm's console goes nowhere",
    code: body(`for (let i = 0; i < 20_000; i++) console.log('x'.repeat(1_000)); return 'none';`),
  },
];
