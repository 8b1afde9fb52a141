import { describe, expect, it } from 'vitest';
import { applyEdits, is, parseSource } from '../../../candidate/index.ts';
import { inputOf } from '../operators/testing.ts';
import { placeOf, replace } from '../operators/operator.ts';
import { level } from './precedence.ts';
import { atomsOf, regexEdits } from './regex.ts';
import { isCondition, roleOf } from './role.ts';
import { walkRuntime } from './runtime.ts';
import { insertAfter, insertBefore, remove } from './statements.ts';

/** Puts an expression over every value named `X`. */
function put(code: string, text: string, strength: number): string {
  const input = inputOf(code);
  const edits = [...walkRuntime(input.source.program)]
    .map(({ node, ancestors }) => placeOf(node, ancestors, input))
    .filter(({ node, role }) => role === 'value' && is(node, 'Identifier') && node.name === 'X')
    .flatMap((place) => replace(place, text, strength));
  const result = applyEdits(code, edits);
  expect(parseSource('a.js', result), result).toMatchObject({ ok: true });
  return result;
}

describe('fit', () => {
  it('puts parentheses where the place binds tighter, and only there', () => {
    expect(put('a = X * b + X', 'c + d', level.add)).toBe('a = (c + d) * b + (c + d)');
    expect(put('f(X); a = X', 'c, d', level.sequence)).toBe('f((c, d)); a = (c, d)');
    expect(put('a = X ?? b', 'c || d', level.or)).toBe('a = (c || d) ?? b');
    expect(put('a = X || b', 'c ?? d', level.nullish)).toBe('a = (c ?? d) || b');
    expect(put('new X(); X.y; X()', 'f()', level.call)).toBe('new (f())(); f().y; f()()');
    expect(put('a = X ** b', '-c', level.unary)).toBe('a = (-c) ** b');
    expect(put('a = -X', '-1', level.unary)).toBe('a = -(-1)');
  });

  it('keeps an object from being read as a block', () => {
    expect(put('a = () => X', '{ b: 1 }', level.primary)).toBe('a = () => ({ b: 1 })');
    expect(put('X.a = 1', '{}', level.primary)).toBe('({}).a = 1');
    expect(put('f(X)', '{}', level.primary)).toBe('f({})');
  });

  it('names the key of a shorthand', () => {
    expect(put('a = { X }', 'b', level.primary)).toBe('a = { X: b }');
  });
});

describe('roleOf', () => {
  it('tells values from places, names and types', () => {
    const code = 'X.y = { k: v, s }; function f(p = d) { for (t of l) u++ } (a: b) => c';
    const ts = code.replace('(a: b) => c', '(a: T) => c as U');
    const parsed = parseSource('a.ts', ts);
    if (!parsed.ok) throw new Error(parsed.reason);
    const roles: Record<string, string> = {};
    for (const { node, ancestors } of walkRuntime(parsed.source.program))
      if (is(node, 'Identifier')) roles[node.name] = roleOf(node, ancestors);
    expect(roles).toEqual({
      X: 'value',
      y: 'other',
      k: 'other',
      v: 'value',
      s: 'value',
      f: 'other',
      p: 'other',
      d: 'value',
      t: 'target',
      l: 'value',
      u: 'target',
      a: 'other',
      c: 'value',
    });
  });

  it('knows where only the truth counts', () => {
    const input = inputOf('if (a && !b) c = d || e; f = g ? h && i : j');
    const asked = [...walkRuntime(input.source.program)]
      .filter(({ node, ancestors }) => is(node, 'Identifier') && isCondition(node, ancestors))
      .map(({ node }) => input.source.slice(node));
    expect(asked).toEqual(['a', 'b', 'd', 'g', 'h']);
  });
});

describe('statements', () => {
  const text = 'function f() {\n  a()\n  b();\n}';
  const parsed = parseSource('a.js', text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const body = [...walkRuntime(parsed.source.program)].filter(({ node }) =>
    is(node, 'ExpressionStatement'),
  );
  const [a, b] = body.map(({ node }) => node);

  it('keeps lines, indentation and the end of statements', () => {
    expect(applyEdits(text, [insertBefore(text, a!, 'x();')])).toBe(
      'function f() {\n  x();\n  a()\n  b();\n}',
    );
    expect(applyEdits(text, [insertAfter(text, a!, '(x)();')])).toBe(
      'function f() {\n  a();\n  (x)();\n  b();\n}',
    );
    expect(applyEdits(text, [remove(text, b!)])).toBe('function f() {\n  a()\n}');
  });
});

describe('regexEdits', () => {
  it('finds atoms with their quantifiers, also within groups', () => {
    const pattern = '^(?:a+|[b\\]c]{2,3})\\d(?=x)$';
    const atoms = atomsOf(pattern).map(({ start, quantified }) => pattern.slice(start, quantified));
    expect(atoms).toEqual(['a+', '[b\\]c]{2,3}', '(?:a+|[b\\]c]{2,3})', '\\d', 'x', '(?=x)']);
  });

  it('turns look-arounds, classes and counts', () => {
    const made = [...regexEdits('[^a]{2,3}(?!b)', '')].map(({ text }) => text);
    for (const text of ['/[a]{2,3}(?!b)/', '/[^a]{2,3}(?=b)/', '/[^a]{1,3}(?!b)/', '/[^a](?!b)/'])
      expect(made).toContain(text);
  });
});
