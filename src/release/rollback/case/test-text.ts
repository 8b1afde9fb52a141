/** What a test of one case is written from. */
export interface TestForm {
  readonly runner: 'vitest' | 'jest' | 'node';
  /** The tests beside it use `require`. */
  readonly isCommonJs: boolean;
  /** They import jest's own functions instead of taking the global ones. */
  readonly importsJest: boolean;
  /** How they name the target's module. */
  readonly specifier: string;
  /** What the expression uses of it. */
  readonly names: readonly string[];
  /** What it uses of it is what the module gives by default. */
  readonly defaultName?: string;
}

/** What an expression gave: as source code, or it threw. */
export type Outcome =
  { readonly kind: 'value'; readonly literal: string } | { readonly kind: 'threw' };

/** A test that an expression does what it did, in the form of the project's own tests. */
export function caseText(form: TestForm, title: string, expression: string, was: Outcome): string {
  const { runner } = form;
  const call = `async () => (${expression})`;
  const check =
    was.kind === 'threw'
      ? runner === 'node'
        ? `await assert.rejects(${call});`
        : `await expect((${call})()).rejects.toThrow();`
      : runner === 'node'
        ? `assert.deepEqual(await (${expression}), ${was.literal});`
        : `expect(await (${expression})).toStrictEqual(${was.literal});`;
  return `${imports(form)}

test(${quote(title)}, async () => {
  ${check}
});
`;
}

/**
 * A test that writes to `file` what an expression gives, as the source code of a literal. It is run by
 * the project's own runner, so that the code is loaded as it always is.
 */
export function probeText(form: TestForm, expression: string, file: string): string {
  const fs = form.isCommonJs
    ? "const { writeFileSync } = require('node:fs');"
    : "import { writeFileSync } from 'node:fs';";
  return `${imports(form)}
${fs}

const literal = (value) => {
  if (value === null || ['undefined', 'boolean'].includes(typeof value)) return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return value + 'n';
  const kind = Object.prototype.toString.call(value);
  const items = (all) => [...all].map(literal).join(', ');
  if (Array.isArray(value)) return '[' + items(value) + ']';
  if (kind === '[object Map]') return 'new Map([' + items(value) + '])';
  if (kind === '[object Set]') return 'new Set([' + items(value) + '])';
  if (kind === '[object Date]') return 'new Date(' + Number(value) + ')';
  const plain = kind === '[object Object]' && (value.constructor?.name ?? 'Object') === 'Object';
  if (!plain) throw new Error('unwritable');
  // As a plain member it would set the prototype.
  const name = (key) => (key === '__proto__' ? '["__proto__"]' : JSON.stringify(key));
  const members = Object.entries(value).map(([key, it]) => name(key) + ': ' + literal(it));
  return '{ ' + members.join(', ') + ' }';
};

test('what is it?', async () => {
  const told = {};
  let value;
  try {
    value = await (${expression});
    told.kind = 'value';
  } catch {
    told.kind = 'threw';
  }
  if (told.kind === 'value')
    try {
      told.literal = literal(value);
    } catch {
      told.kind = 'unwritable';
    }
  writeFileSync(${quote(file)}, JSON.stringify(told));
});
`;
}

function imports({ runner, isCommonJs, importsJest, ...target }: TestForm): string {
  const { specifier, names, defaultName } = target;
  const load = (what: string, from: string): string =>
    isCommonJs ? `const ${what} = require(${quote(from)});` : `import ${what} from ${quote(from)};`;
  const lines: string[] = [];
  if (runner === 'node') {
    lines.push(load('assert', 'node:assert/strict'), load('{ test }', 'node:test'));
  } else if (runner === 'vitest') lines.push(load('{ expect, test }', 'vitest'));
  else if (importsJest) lines.push(load('{ expect, test }', '@jest/globals'));
  if (names.length > 0) lines.push(load(`{ ${names.join(', ')} }`, specifier));
  if (defaultName !== undefined) lines.push(load(defaultName, specifier));
  return lines.join('\n');
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
