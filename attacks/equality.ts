/** Two versions of `f`, and whether a caller could tell them apart. Bodies get `a` and `b`. */
export interface Pair {
  readonly name: string;
  readonly one: string;
  readonly other: string;
}

/** What a caller can tell apart. */
export const unequal: readonly Pair[] = [
  { name: 'NaN and undefined', one: 'return NaN;', other: 'return undefined;' },
  { name: 'NaN and null in an array', one: 'return [NaN];', other: 'return [null];' },
  { name: '-0 and 0', one: 'return -0;', other: 'return 0;' },
  {
    name: '-0 and 0 deep inside',
    one: 'return { x: [{ y: -0 }] };',
    other: 'return { x: [{ y: 0 }] };',
  },
  { name: 'a number and its text', one: 'return 1;', other: "return '1';" },
  { name: 'a number and a bigint', one: 'return 1;', other: 'return 1n;' },
  { name: 'a boxed and a plain text', one: "return Object('x');", other: "return 'x';" },
  { name: 'null and undefined', one: 'return null;', other: 'return undefined;' },
  {
    name: 'a missing and an undefined member',
    one: 'return {};',
    other: 'return { x: undefined };',
  },
  { name: 'a hole and undefined', one: 'return [, 1];', other: 'return [undefined, 1];' },
  { name: 'arrays of other lengths', one: 'return [1];', other: 'return [1, ,];' },
  {
    name: 'a member beyond the indices',
    one: 'return Object.assign([1], { x: 1 });',
    other: 'return [1];',
  },
  { name: 'the order of members', one: 'return { x: 1, y: 2 };', other: 'return { y: 2, x: 1 };' },
  {
    name: 'the order of a map',
    one: "return new Map([['x', 1], ['y', 2]]);",
    other: "return new Map([['y', 2], ['x', 1]]);",
  },
  {
    name: 'keys of a map by their type',
    one: 'return new Map([[1, 1]]);',
    other: "return new Map([['1', 1]]);",
  },
  { name: 'a map and an object', one: "return new Map([['x', 1]]);", other: 'return { x: 1 };' },
  { name: 'the order of a set', one: 'return new Set([1, 2]);', other: 'return new Set([2, 1]);' },
  { name: 'a set and an array', one: 'return new Set([1]);', other: 'return [1];' },
  { name: 'a date and its number', one: 'return new Date(0);', other: 'return 0;' },
  {
    name: 'a date and one that is none',
    one: 'return new Date(0);',
    other: 'return new Date(NaN);',
  },
  { name: 'the flags of a pattern', one: 'return /x/g;', other: 'return /x/;' },
  {
    name: 'where a pattern stands',
    one: 'const p = /x/g; p.test("x"); return p;',
    other: 'return /x/g;',
  },
  {
    name: 'typed arrays of other types',
    one: 'return new Uint8Array([1]);',
    other: 'return new Int8Array([1]);',
  },
  {
    name: 'a typed array and an array',
    one: 'return new Float64Array([1]);',
    other: 'return [1];',
  },
  {
    name: 'the bytes of a buffer',
    one: 'return new Uint8Array([1]).buffer;',
    other: 'return new Uint8Array([2]).buffer;',
  },
  {
    name: 'the bytes of a view',
    one: 'return new DataView(new Uint8Array([1]).buffer);',
    other: 'return new DataView(new Uint8Array([2]).buffer);',
  },
  {
    name: 'where a view begins',
    one: 'return new DataView(new ArrayBuffer(4), 1, 1);',
    other: 'return new DataView(new ArrayBuffer(4), 2, 1);',
  },
  {
    name: 'a registered and a unique symbol',
    one: "return Symbol.for('x');",
    other: "return Symbol('x');",
  },
  {
    name: 'members named by symbols',
    one: 'return { [Symbol.iterator]: 1 };',
    other: 'return {};',
  },
  {
    name: 'cycles of other shapes',
    one: 'const x = {}; x.self = x; return x;',
    other: 'const x = { self: {} }; x.self.self = x; return x;',
  },
  {
    name: 'one object twice and two alike',
    one: 'const x = {}; return [x, x];',
    other: 'return [{}, {}];',
  },
  { name: 'an argument and its copy', one: 'return a;', other: 'return [...a];' },
  {
    name: 'an instance and a plain object',
    one: 'class P { constructor() { this.x = 1; } } return new P();',
    other: 'return { x: 1 };',
  },
  {
    name: 'instances of other classes',
    one: 'class P {} return new P();',
    other: 'class Q {} return new Q();',
  },
  {
    name: 'private fields that a getter tells',
    one: 'class P { #x = 1; get x() { return this.#x; } } return new P();',
    other: 'class P { #x = 2; get x() { return this.#x; } } return new P();',
  },
  {
    name: 'an object without a prototype',
    one: 'return Object.create(null);',
    other: 'return {};',
  },
  { name: 'a frozen object', one: 'return Object.freeze({ x: 1 });', other: 'return { x: 1 };' },
  {
    name: 'a value and a getter of it',
    one: 'return { x: 1 };',
    other: 'return { get x() { return 1; } };',
  },
  {
    name: 'errors of other types',
    one: "throw new TypeError('x');",
    other: "throw new RangeError('x');",
  },
  {
    name: 'errors of other messages',
    one: "throw new Error('x');",
    other: "throw new Error('y');",
  },
  {
    name: 'errors of other classes',
    one: "class P extends Error {} throw new P('x');",
    other: "throw new Error('x');",
  },
  {
    name: 'errors of other names',
    one: "throw Object.assign(new Error('x'), { name: 'P' });",
    other: "throw new Error('x');",
  },
  {
    name: 'errors with other members',
    one: "throw Object.assign(new Error('x'), { code: 1 });",
    other: "throw Object.assign(new Error('x'), { code: 2 });",
  },
  {
    name: 'errors of other causes',
    one: "throw new Error('x', { cause: 1 });",
    other: "throw new Error('x', { cause: 2 });",
  },
  {
    name: 'errors of many',
    one: "throw new AggregateError([1], 'x');",
    other: "throw new AggregateError([2], 'x');",
  },
  { name: 'a text and an error thrown', one: "throw 'x';", other: "throw new Error('x');" },
  { name: 'texts thrown', one: "throw 'x';", other: "throw 'y';" },
  {
    name: 'nothing thrown and nothing returned',
    one: 'throw undefined;',
    other: 'return undefined;',
  },
  {
    name: 'an error thrown and one returned',
    one: "throw new Error('x');",
    other: "return new Error('x');",
  },
  { name: 'a thrown object', one: 'throw { x: 1 };', other: 'throw { x: 2 };' },
  { name: 'an argument that was changed', one: 'a.push(1); return 0;', other: 'return 0;' },
  { name: 'an argument that was sorted', one: 'a.sort(); return 0;', other: 'return 0;' },
  {
    name: 'a member of an argument that is gone',
    one: 'delete b.x; return 0;',
    other: 'return 0;',
  },
  { name: 'an argument that was frozen', one: 'Object.freeze(b); return 0;', other: 'return 0;' },
  {
    name: 'an argument that was changed before it throws',
    one: "a.push(1); throw new Error('x');",
    other: "throw new Error('x');",
  },
  { name: 'functions of other parameters', one: 'return (x) => 1;', other: 'return () => 1;' },
  {
    name: 'functions that do something else',
    one: 'return (x) => x;',
    other: 'return (x) => [x];',
  },
  {
    name: 'functions that remember something else',
    one: 'let n = 0; return () => n++;',
    other: 'return () => 0;',
  },
  {
    name: 'functions of functions',
    one: 'return (x) => (y) => x;',
    other: 'return (x) => (y) => y;',
  },
  {
    name: 'methods that do something else',
    one: 'return { up: (n) => n + 1 };',
    other: 'return { up: (n) => n + 2 };',
  },
  {
    name: 'functions that throw something else',
    one: "return () => { throw new Error('x'); };",
    other: "return () => { throw new Error('y'); };",
  },
  {
    name: 'what an iterator gives',
    one: 'return [1, 2].values();',
    other: 'return [2, 1].values();',
  },
  { name: 'an iterator and an array', one: 'return [1].values();', other: 'return [1];' },
  {
    name: 'what a generator ends with',
    one: 'return (function* () { yield 1; return 2; })();',
    other: 'return (function* () { yield 1; return 3; })();',
  },
  {
    name: 'what an asynchronous generator gives',
    one: 'return (async function* () { yield 1; yield 2; })();',
    other: 'return (async function* () { yield 1; })();',
  },
  {
    name: 'where an asynchronous generator throws',
    one: "return (async function* () { yield 1; throw new Error('x'); })();",
    other: 'return (async function* () { yield 1; })();',
  },
  { name: 'a promise and its value', one: 'return Promise.resolve(1);', other: 'return 1;' },
  {
    name: 'a promise kept and one broken',
    one: 'return Promise.resolve(1);',
    other: 'return Promise.reject(1);',
  },
  {
    name: 'a promise and what only has a then',
    one: 'return Promise.resolve(1);',
    other: 'return { then: (go) => go(1) };',
  },
  {
    name: 'promises inside a result',
    one: 'return [Promise.resolve(1)];',
    other: 'return [Promise.resolve(2)];',
  },
  {
    name: 'a promise inside that never settles',
    one: 'return { x: Promise.resolve(1) };',
    other: 'return { x: new Promise(() => {}) };',
  },
  {
    name: 'a promise inside that is broken',
    one: 'return [Promise.resolve(1)];',
    other: 'return [Promise.reject(1)];',
  },
  {
    name: 'the order in which promises go on',
    one: 'const go = async (n) => { await null; a.push(n); }; return Promise.all([go(1), go(2)]).then(() => 0);',
    other:
      'const go = async (n) => { await null; a.push(n); }; return Promise.all([go(2), go(1)]).then(() => 0);',
  },
  {
    name: 'one after the other and at the same time',
    one: 'const go = async (n) => { a.push(n); await null; a.push(-n); }; return (async () => { await go(1); await go(2); })();',
    other:
      'const go = async (n) => { a.push(n); await null; a.push(-n); }; return Promise.all([go(1), go(2)]).then(() => {});',
  },
  {
    name: 'which promise wins',
    one: 'const after = (n) => new Promise((go) => setTimeout(go, n, n)); return Promise.race([after(2), after(1)]);',
    other:
      'const after = (n) => new Promise((go) => setTimeout(go, n, n)); return Promise.race([after(2), after(3)]);',
  },
];

/** What no caller can tell apart. */
export const equal: readonly Pair[] = [
  { name: 'NaN however it is made', one: 'return NaN;', other: 'return 0 / 0;' },
  { name: 'numbers however they are computed', one: 'return 0.5;', other: 'return 1 / 2;' },
  {
    name: 'keys -0 and 0 of a map',
    one: 'return new Map([[-0, 1]]);',
    other: 'return new Map([[0, 1]]);',
  },
  {
    name: 'maps however they are filled',
    one: 'return new Map([[1, NaN]]);',
    other: 'return new Map().set(1, 2).set(1, NaN);',
  },
  {
    name: 'sets however they are filled',
    one: 'return new Set([1, 1, 2]);',
    other: 'return new Set([1]).add(2);',
  },
  {
    name: 'dates however they are made',
    one: "return new Date('1970-01-01');",
    other: 'return new Date(0);',
  },
  {
    name: 'patterns however they are made',
    one: 'return /a+/gi;',
    other: "return new RegExp('a+', 'ig');",
  },
  {
    name: 'typed arrays however they are made',
    one: 'return Uint8Array.of(1, 2);',
    other: 'return new Uint8Array([257, 2]);',
  },
  {
    name: 'cycles of the same shape',
    one: 'const x = {}; x.self = x; return x;',
    other: 'const y = { self: null }; y.self = y; return y;',
  },
  {
    name: 'instances of classes of the same name',
    one: 'class P { constructor() { this.x = 1; } } return new P();',
    other: 'class P { x = 1; } return new P();',
  },
  {
    name: 'texts however they are joined',
    one: "return 'ab';",
    other: "return ['a', 'b'].join('');",
  },
  {
    name: 'arrays however they are filled',
    one: 'return [1, 2];',
    other: 'const x = []; x.push(1); x[1] = 2; return x;',
  },
  {
    name: 'members however they are set',
    one: 'return { x: 1, y: 2 };',
    other: "const o = {}; o.x = 1; o['y'] = 2; return o;",
  },
  {
    name: 'whole-number keys, which the language orders',
    one: 'return { 2: 0, 1: 0 };',
    other: 'return { 1: 0, 2: 0 };',
  },
  {
    name: 'errors of the same type and message',
    one: "throw new TypeError('x');",
    other: "const e = new TypeError('x'); throw e;",
  },
  {
    name: 'errors from other lines',
    one: "throw new Error('x');",
    other:
      "const deep = (n) => { if (n > 0) return deep(n - 1); throw new Error('x'); }; return deep(5);",
  },
  {
    name: "the engine's errors, which name variables",
    one: 'const x = null; return x.y;',
    other: 'const other = null; return other.y;',
  },
  {
    name: 'arguments changed and put back',
    one: 'a.push(1); a.pop(); return 0;',
    other: 'return 0;',
  },
  {
    name: 'arguments changed in the same way',
    one: 'a.push(1); return a;',
    other: 'a[a.length] = 1; return a;',
  },
  {
    name: 'functions that do the same',
    one: 'return (x) => x * 2;',
    other: 'return function twice(y) { return 2 * y; };',
  },
  {
    name: 'functions that remember the same',
    one: 'let n = 0; return () => ++n;',
    other: 'const held = { n: 0 }; return () => (held.n += 1);',
  },
  {
    name: 'a generator and a loop over it',
    one: 'return (function* () { yield 1; yield 2; })();',
    other: 'return (function* () { for (const x of [1, 2]) yield x; })();',
  },
  {
    name: 'async and then',
    one: 'return Promise.resolve(1).then((x) => x + 1);',
    other: 'return (async () => 2)();',
  },
  {
    name: 'promises inside that come later',
    one: 'return [Promise.resolve(1)];',
    other: 'return [new Promise((go) => setTimeout(go, 5, 1))];',
  },
  {
    name: 'asynchronous generators',
    one: 'return (async function* () { yield 1; yield 2; })();',
    other: 'return (async function* () { for (const x of [1, 2]) { await null; yield x; } })();',
  },
  {
    name: 'broken promises',
    one: "return Promise.reject(new Error('x'));",
    other: "return (async () => { throw new Error('x'); })();",
  },
];
