import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../candidate/index.ts';
import { inputOf } from '../operators/testing.ts';
import type { RepairInput } from '../repair.ts';
import type { Raw } from '../ranking/singles.ts';
import { fillBlocks } from './blocks.ts';
import { enumerate } from './enumerate.ts';
import { choose, fillHoles } from './fill.ts';
import { fillFunctions } from './functions.ts';
import { holes } from './holes.ts';
import { fillObjects } from './objects.ts';

const texts = (code: string, raws: Iterable<Raw>) =>
  [...raws].map(({ change }) => applyEdits(code, change.edits));

function enumerated(code: string, at: string, more: Partial<RepairInput> = {}): readonly string[] {
  const input = inputOf(code, more);
  const hole = holes(input).find(({ place }) => place.of(place.node) === at);
  return hole ? enumerate(hole, 3000).map(({ text }) => text) : [];
}

describe('holes', () => {
  it('puts constants where something is asked first, and knows what is wanted', () => {
    const found = holes(inputOf('function f(a) { if (true) return a + 1; return f(a) }'));
    expect(found[0]).toMatchObject({ weight: 1, hole: { wants: 'condition', start: 20, end: 24 } });
    expect(found.map(({ place }) => place.of(place.node))).toContain('a + 1');
  });

  it('leaves out what no failing test reaches', () => {
    expect(holes(inputOf('if (true) f()', { suspicion: () => 0 }))).toEqual([]);
  });
});

describe('enumerate', () => {
  it('makes comparisons, type tests and connected conditions of what is in scope', () => {
    const code = 'function f(a, b) { if (true) return a.length; return b[0] - 1 }';
    const all = enumerated(code, 'true');
    for (const text of [
      'a',
      '!a',
      'a.length > 0',
      "typeof a === 'string'",
      'Array.isArray(a)',
      '!a || !b',
    ])
      expect(all).toContain(text);
    expect(all.length).toBeLessThanOrEqual(3000);
  });

  it('tries what is otherwise unused first', () => {
    const code = 'function f(a, b, unused) { if (true) return a + b; return a - b }';
    expect(enumerated(code, 'true')[0]).toContain('unused');
  });

  it('calls functions of the file with no fewer arguments than they need', () => {
    const code = `const g = (a, b, c) => a + b + c, h = (a, b = 1, c = 2) => a * b * c;
      function f(x, y, z) { if (true) return x; return g(x, y, z) + h(z) }`;
    const all = enumerated(code, 'true');
    expect(all).toContain('h(x)');
    expect(all).not.toContain('g(x)');
  });

  it('never reads a variable before its declaration, nor repeats an effect', () => {
    const code = 'function f(a) { if (true) { g(a.pop()) } const late = 1; return late }';
    for (const text of enumerated(code, 'true')) {
      expect(text).not.toContain('late');
      expect(text).not.toContain('pop');
    }
  });

  it('takes literals from the tests', () => {
    const code = 'function f(a) { if (true) return a.trim() }';
    expect(enumerated(code, 'true', { literals: ["'abc'"] })).toContain("a === 'abc'");
  });
});

describe('choose', () => {
  it('drops what behaves the same, and tries one of each behaviour before the others', () => {
    const code = 'function f(a, b) { if (true) return a; return b }';
    const at = holes(inputOf(code))[0]!;
    const expressions = enumerate(at, 5);
    const digests = ['x', 'x', 'now', undefined, 'y'];
    const chosen = choose(at, expressions, { current: 'now', digests });
    const order = [0, 4, 1].map((index) => expressions[index]!.text);
    const given = chosen.map(({ change }) => change.edits[0]!.text);
    expect(given.filter((text) => expressions.some((one) => one.text === text))).toEqual(order);
  });

  it('puts first what every failing test needs, also of two parts, and last what helps none', () => {
    const code = 'function f(a, b) { if (true) return a; return b }';
    const at = holes(inputOf(code))[0]!;
    const expressions = enumerate(at, 3);
    const visits = { tests: [0, 1, 2], failing: 2, changes: { x: '100', y: '010', z: '110' } };
    const texts = (digests: string[]) =>
      choose(at, expressions, { current: 'now', digests, visits }).map(
        ({ change }) => change.edits[0]!.text,
      );
    const [a, b, c] = expressions.map(({ text }) => text);
    expect(texts(['x', 'y', 'z'])[0]).toBe(c);
    expect(texts(['x', 'y', 'y'])[0]).toMatch(/ && /);
    expect(texts(['x', 'y', 'y']).slice(1, 3)).toEqual([a, b]);
  });

  it('asks the probe once for all holes', async () => {
    let calls = 0;
    const code = 'function f(a, b) { if (true) return a; return b }';
    const input = inputOf(code, {
      probe: (queries) => {
        calls++;
        expect(queries.length).toBeGreaterThan(1);
        return Promise.resolve(
          queries.map(({ expressions }) => ({
            current: undefined,
            digests: expressions.map(() => 'same'),
          })),
        );
      },
    });
    expect((await fillHoles(input, holes(input))).length).toBeGreaterThan(0);
    expect(calls).toBe(1);
  });
});

describe('fillBlocks', () => {
  it('fills empty functions, branches, loops and cases', () => {
    const code =
      'function f(a) {} function g(l) { let s = []; for (const x of l) {} if (l) {} else { s = 1 } return s }';
    const found = texts(code, fillBlocks(inputOf(code)));
    expect(found).toContain(code.replace('f(a) {}', 'f(a) { return a; }'));
    expect(found).toContain(code.replace('of l) {}', 'of l) { s.push(x); }'));
    expect(found).toContain(code.replace('if (l) {}', 'if (l) { s = 1 }'));
    const cases = 'function f(a) { switch (a) { case 1: return 2; case 3: } }';
    expect(texts(cases, fillBlocks(inputOf(cases)))).toContain(
      cases.replace('case 3:', 'case 3: return 2;'),
    );
  });

  it('takes what another branch does with another name, and gives a value to what that does', () => {
    const code =
      'function f(a, b) { let low = 0, high = 0; if (a) { low = a; g(low); } else {} return [low, high] }';
    const found = texts(code, fillBlocks(inputOf(code)));
    expect(found).toContain(code.replace('else {}', 'else { high = a; g(high); }'));
    const list = 'function f(o, k, v) { if (o[k]) { o[k] = v; } else {} return o }';
    expect(texts(list, fillBlocks(inputOf(list)))).toContain(
      list.replace('else {}', 'else { o[k] = [o[k], v]; }'),
    );
  });

  it('keeps parameters in fields of their names', () => {
    const code = 'class A { constructor(a, b) {} get() { return this.a + this.b } }';
    expect(texts(code, fillBlocks(inputOf(code)))).toContain(
      code.replace('b) {}', 'b) { this.a = a; this.b = b; }'),
    );
  });

  it('leaves blocks that do something alone', () => {
    expect([...fillBlocks(inputOf('function f() { g() }'))]).toEqual([]);
  });
});

describe('fillFunctions', () => {
  it('makes callbacks that go with the method', () => {
    const sort = 'x.sort(() => undefined)';
    expect(texts(sort, fillFunctions(inputOf(sort)))).toContain('x.sort((a, b) => a - b)');
    const map = 'function f(x, g) { return x.map(() => undefined) + g(x.name) }';
    const found = texts(map, fillFunctions(inputOf(map)));
    expect(found).toContain(map.replace('() => undefined', 'value => value.name'));
  });
});

describe('fillObjects', () => {
  it('takes what is unused together', () => {
    const code = 'function f(a) { const b = a, c = b + a; const d = a; return {} }';
    expect(texts(code, fillObjects(inputOf(code)))).toContain(code.replace('{}', '{ c, d }'));
  });
});
