import { expect, it } from 'vitest';
import { changeOf, foundIn } from '../testing.ts';

const before = 'export function f(list) {\n  return list.slice();\n}\n';
const body = (code: string, head = ''): string =>
  `${head}export function f(list) {\n  ${code}\n}\n`;

function namesIn(after: string): readonly string[] {
  return foundIn(changeOf({ 'src/a.js': [before, after] }, { objective: 'optimise' }))
    .map((found) => found.split(' ')[1]!)
    .filter((id) => id.startsWith('gaming/'));
}

it.each([
  ['the library of the tests', body('return list;', `import { expect } from 'vitest';\n`)],
  ['it, required', body(`require('node:test'); return list;`)],
  ['the function that called', body('return arguments.callee.caller ? list : [];')],
  ['it, by text', body(`return Function('return arguments.callee')() ? list : [];`)],
  ['the stack', body(`return new Error().stack.length > 9 ? list : [];`)],
  ['how stacks are written', body('Error.prepareStackTrace = (_, at) => at; return list;')],
  ['a skipped test', body(`throw Object.assign(new Error(), { code: 'VITEST_PENDING' });`)],
])('names a version that asks for %s', (_, after) => {
  expect(namesIn(after)).toContain('gaming/test-detection');
});

it.each([
  ['a caught error has a stack', body('try { return list; } catch (e) { throw e.stack; }')],
  ['a field is called caller', body('return list.map((each) => each.caller);')],
  [
    'a scratch table is emptied',
    body(
      't.clear(); for (const x of list) t.set(x, 1); return [...t.keys()];',
      'const t = new Map();\n',
    ),
  ],
  [
    'a scratch list is wiped',
    body(
      't.fill(0); for (const x of list) t[x] = 1; return [...t];',
      'const t = new Uint8Array(9);\n',
    ),
  ],
])('finds no trick where %s', (_, after) => {
  expect(namesIn(after)).toEqual([]);
});

it('names what keeps results, also where it is emptied when it is full', () => {
  const head = 'const t = new Map();\n';
  const keeps = 'if (!t.has(list)) t.set(list, list.slice()); return t.get(list);';
  expect(namesIn(body(keeps, head))).toEqual(['gaming/cached']);
  expect(namesIn(body(`if (t.size > 99) t.clear(); ${keeps}`, head))).toEqual(['gaming/cached']);
});
