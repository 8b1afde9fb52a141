import { createContext, Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSource, walk, type Change, type Edit, type Source } from '../../candidate/index.ts';
import { executableOf } from './executable.ts';

/** Code in many styles; each exports `f`, which takes a number and ends by its fuel at the latest. */
const texts = [
  `'use strict'
module.exports.f = function (n) {
  'use strict'
  var out = [], x = n * 2 - 1
  for (var i = 0; i < n; i++) out.push(i % 2 ? i : -i)
  outer: for (const a of out) {
    for (let j = 0; j < 3; j++) {
      if (j === a) continue outer
      else if (a > 2) break outer
      x += j
    }
  }
  if (x > 3) x = x - (n + 1) * 2
  else x--
  return [x, ...out].join(',')
}`,
  `import { max } from 'math';
const twice = (n) => n * 2, add = (a, b = twice(a)) => ({ sum: a + b, n: a ?? b });
class Box { #n = 1; static of(n) { return new Box(n); } constructor(n) { this.#n = n; } get n() { return this.#n; } plus(m) { return Box.of(this.#n + m); } }
export function f(n) {
  const { sum, ...rest } = add(n);
  const text = \`\${sum}-\${rest.n?.toFixed(1).length}\`;
  let k = 0;
  do { k += max(k, 1); } while (k < n);
  switch (k % 3) { case 0: k++; break; case 1: return text + k; default: k = -k; }
  try { if (k > 5) throw new Error('big' + k); k = typeof missing; } catch (error) { k = error.message; } finally { k += '!'; }
  return Box.of(n).plus(2).n + [3, 1, 2].sort((a, b) => a - b).map((it, i) => it * i).reduce((a, b) => a + b, 0) + text + k;
}`,
  `export const f = (n: number): string => {
  type T = { a: number };
  const seen = new Map<string, T>();
  for (const key of ['a', 'b', 'a'] as const) seen.set(key, { a: (seen.get(key)?.a ?? n) + 1 });
  function* walk(m: number): Generator<number> { if (m > 0) { yield m; yield* walk(m - 1); } }
  return JSON.stringify([...seen.values(), ...walk(n)], null, 0) satisfies string;
};`,
];

function sourceOf(text: string, i: number): Source {
  const parsed = parseSource(['a.cjs', 'a.js', 'a.ts'][i]!, text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.source;
}

const sources = texts.map(sourceOf);
const executables = sources.map(executableOf);
const nodes = sources.map(({ program }) => [...walk(program)].map(({ node }) => node).slice(1));

const pieces = [
  '0',
  'n',
  'a, b',
  '...out',
  'n - 1',
  'n ? 1 : 2',
  'x = 3',
  '',
  'n;',
  'return n',
  '!n',
  '() => n',
  '{}',
];
const statements = [
  ' return n;',
  '\nn++;',
  ';\nbreak;',
  '; continue',
  ' const y = n;',
  ' if (n > 1) return 7;',
  ' else n = 3;',
];

/** An edit such as operators make: of a node, before or after one, or of what joins two. */
function edits(at: number): fc.Arbitrary<Edit> {
  const { text } = sources[at]!;
  const node = fc.constantFrom(...nodes[at]!);
  const copied = node.map((it) => text.slice(it.start, it.end));
  const own = fc.oneof(fc.constantFrom(...pieces), copied);
  return fc.oneof(
    fc.tuple(node, own).map(([{ start, end }, piece]) => ({ start, end, text: piece })),
    fc
      .tuple(node, fc.constantFrom(...statements), fc.boolean())
      .map(([{ start, end }, piece, after]) => {
        const place = after ? end : start;
        return { start: place, end: place, text: piece };
      }),
    fc
      .tuple(node, fc.constantFrom('+', '*', '-', '&&', '<', '===', ','))
      .map(([{ start, end }, operator]) => {
        const found = /[+*<%-]/.exec(text.slice(start, end));
        const from = start + (found?.index ?? 0);
        return { start: from, end: from + (found ? 1 : 0), text: operator };
      }),
  );
}

const changes = (at: number): fc.Arbitrary<Change[]> =>
  fc
    .array(edits(at), { minLength: 1, maxLength: 2 })
    .map((list) => list.map((edit) => ({ operator: 'any', reason: '', edits: [edit] })));

const batch = fc
  .integer({ min: 0, max: texts.length - 1 })
  .chain((at) => fc.tuple(fc.constant(at), fc.array(changes(at), { minLength: 2, maxLength: 12 })));

/** What the module does, told as a text; undefined where it does not parse. */
function behaviour(code: string, version: number): string | undefined {
  const context = createContext({ code, version });
  try {
    const told = tell.runInContext(context, { timeout: 300 }) as string | undefined;
    return told;
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
      ? 'endless'
      : String(error);
  }
}

const tell = new Script(`
  const nameOf = (error) =>
    // The engine says in its own words what was no function.
    error instanceof TypeError || error instanceof ReferenceError ? error.name : String(error);
  const told = [];
  let factory;
  try {
    factory = new Function('module', 'exports', 'require', '__pawl', '__pawl_version', code);
  } catch {}
  if (factory) try {
    const fuel = { left: 2000, spent() { throw new Error('spent'); } };
    const module = { exports: {} };
    factory(module, module.exports, () => ({ max: Math.max }), fuel, version);
    for (const n of [0, 1, 3, 4]) {
      try {
        const result = String(module.exports.f(n));
        // A function's text is the schema's.
        told.push(/=>|class|function|[{]/.test(result) ? 'code' : result);
      } catch (error) {
        told.push(nameOf(error));
      }
    }
  } catch (error) {
    told.push(nameOf(error));
  }
  factory && told.join('\\n');
`);

function ownCode(at: number, version: readonly Change[], fuel = true): string | undefined {
  try {
    return executables[at]!.code(
      version.flatMap((it) => it.edits),
      fuel,
    );
  } catch {
    return undefined;
  }
}

describe('counted steps', () => {
  it('change nothing else', () => {
    let compared = 0;
    fc.assert(
      fc.property(batch, ([at, all]) => {
        for (const version of all) {
          const counted = ownCode(at, version);
          const plain = ownCode(at, version, false);
          if (counted === undefined || plain === undefined) continue;
          const seen = behaviour(counted, 0);
          const wanted = behaviour(plain, 0);
          if (wanted === 'endless' || wanted === undefined || seen?.includes('spent')) continue;
          compared++;
          expect([version, seen]).toEqual([version, wanted]);
        }
      }),
      { numRuns: 60, seed: 8 },
    );
    expect(compared).toBeGreaterThan(60);
  });
});

describe('a version in a schema', () => {
  it('does what its own code does, whichever others are in it', () => {
    let compared = 0;
    fc.assert(
      fc.property(batch, ([at, all]) => {
        const versions = all.filter((version) => {
          const code = ownCode(at, version);
          return code !== undefined && behaviour(code, 0) !== undefined;
        });
        const schemata = executables[at]!.schemata(versions);
        versions.forEach((version, i) => {
          const place = schemata.versions[i];
          const seen = place && behaviour(schemata.codes[place.code]!, place.number);
          // It is then compiled by itself.
          if (seen === undefined) return;
          compared++;
          expect([version, seen]).toEqual([version, behaviour(ownCode(at, version)!, 0)]);
        });
        for (const code of schemata.codes)
          expect([undefined, behaviour(ownCode(at, [])!, 0)]).toContain(behaviour(code, 0));
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});
