import { body, type Attack } from './attack.ts';

const fresh =
  'the unchanged target runs last, and what the realm was built of is compared: then all are judged apart';
const captured = 'the judge’s side uses what it captured before anything of the user’s was loaded';

/** Being judged right without being right, and having others judged wrong. */
export const forgeries: readonly Attack[] = [
  {
    name: 'forges equality',
    stoppedBy: captured,
    code: `Object.is = () => true; exports.f = () => 'x';`,
  },
  {
    name: 'replaces expect',
    stoppedBy: 'tests that import it have their own; then the canary',
    code: `globalThis.expect = () => new Proxy(() => {}, { get: () => () => {} }); exports.f = () => 'x';`,
  },
  {
    name: "takes the test runner's module",
    stoppedBy: 'the linker: the target gets what its text asks for, and nothing else',
    code: `require('vitest').expect.extend({ toBe: () => ({ pass: true, message: () => '' }) }); exports.f = () => 'x';`,
  },
  {
    name: 'defines a test of its own in place of the others',
    stoppedBy: 'a test that passes for itself is not one of the baseline’s',
    code: body(`test('f', () => {}); return 'x';`),
  },
  {
    name: 'drops failures as they are written down',
    stoppedBy: captured,
    code: `const push = Array.prototype.push;
      Array.prototype.push = function (...items) { return items.some((it) => it && it.ok === false) ? this.length : push.apply(this, items); };
      exports.f = () => 'x';`,
  },
  {
    name: 'drops failures by an index of every array',
    stoppedBy: captured,
    code: `Object.defineProperty(Array.prototype, '0', { set() {}, get() {}, configurable: true }); exports.f = () => 'x';`,
  },
  {
    name: 'forges the report as it is serialised',
    stoppedBy: captured,
    code: `const report = { done: true, results: [{ passed: 2, failed: [], fuelUsed: 0, reads: { clock: 0, randomness: 0 } }] };
      Object.prototype.toJSON = function () { return 'results' in this ? report : this; };
      exports.f = () => 'x';`,
  },
  {
    name: 'forges each result as it is serialised',
    stoppedBy: captured,
    code: `Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() {
        return 'failed' in this ? { passed: 2, failed: [], fuelUsed: 0, reads: { clock: 0, randomness: 0 } } : this;
      } });
      exports.f = () => 'x';`,
  },
  {
    name: 'replaces JSON',
    stoppedBy: captured,
    code: `JSON.stringify = () => '{"done":true,"results":[{"passed":2,"failed":[],"fuelUsed":0,"reads":{"clock":0,"randomness":0}}]}';
      JSON.parse = () => ({}); exports.f = () => 'x';`,
  },
  {
    name: 'replaces how promises go on',
    stoppedBy: fresh,
    code: `Promise.prototype.then = function (run) { return run && run({ ok: true }); }; exports.f = () => 'x';`,
  },
  {
    name: 'says ok by a prototype',
    stoppedBy: captured,
    code: `Object.defineProperty(Object.prototype, 'ok', { get: () => true, set() {}, configurable: true }); exports.f = () => 'x';`,
  },
  {
    name: 'makes every text equal',
    stoppedBy: fresh,
    code: `String.prototype.replace = function () { return this; }; String.prototype.split = () => []; exports.f = () => 'x';`,
  },
  {
    name: 'breaks the arrays of those that follow',
    stoppedBy: fresh,
    code: `Array.prototype.map = () => []; Array.prototype.sort = function () { return this; }; exports.f = () => 'x';`,
  },
  {
    name: 'breaks the clock and randomness of those that follow',
    stoppedBy: fresh,
    code: `Math.random = () => 0.5; Date.now = () => 0; globalThis.Date = class { getTime() { return 0; } }; exports.f = () => 'x';`,
  },
  {
    name: 'breaks the numbers of those that follow',
    stoppedBy: fresh,
    code: `Math.max = () => NaN; globalThis.Number = () => 7; Number.isInteger = () => false; exports.f = () => 'x';`,
  },
  {
    name: 'freezes what those that follow change',
    stoppedBy: fresh,
    code: `Object.freeze(Array.prototype); Object.freeze(Object.prototype); Object.preventExtensions(globalThis); exports.f = () => 'x';`,
  },
  {
    name: 'leaves an iterator that gives nothing',
    stoppedBy: fresh,
    code: `Array.prototype[Symbol.iterator] = function* () {}; exports.f = () => 'x';`,
  },
  {
    name: "changes a module of Node's for those that follow",
    stoppedBy: 'each realm has a copy of the module',
    realm: 'process',
    builtins: ['path'],
    code: `require('path').join = () => 'loot'; exports.f = () => 'x';`,
  },
  {
    name: 'calls the harness itself',
    stoppedBy: 'only the worker holds the entry',
    realm: 'isolate',
    code: body(
      `return typeof __pawl_dispatch === 'function' || typeof __pawl_harness === 'object' ? 'loot' : 'none';`,
    ),
  },
  {
    name: 'refills its own fuel',
    stoppedBy: 'the target can call only what counts',
    code: body(
      `return __pawl.fuel || __pawl.refill || Object.values(__pawl).some((it) => it && it.left) ? 'loot' : 'none';`,
    ),
  },
  {
    name: 'finds what is expected of it',
    stoppedBy: 'the expected outcomes never enter the realm',
    code: body(
      `return Object.getOwnPropertyNames(globalThis).map((name) => String(globalThis[name])).find((text) => text === 'loot') ?? 'none';`,
    ),
  },
];
