import { createRequire } from 'node:module';
import Schema from 'ajv-draft-04';
import { expect, it } from 'vitest';
import { changeOf } from '../boundary/testing.ts';
import { defaultConfig } from '../config/index.ts';
import { gate } from './gate.ts';
import { toSarif } from './sarif.ts';
import { scannerFindings } from './scanner.ts';

const require = createRequire(import.meta.url);
// The schema that OASIS published, as Microsoft's package has it.
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object;
const validate = new Schema.default({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
}).compile(schema);

const report = gate(
  changeOf({
    'src/a b.ts': ['export {};', 'eval("1");'],
    CODEOWNERS: ['/src/ @a', '/src/ @b'],
    'x.test.js': ['it("a", () => {});', ''],
  }),
  defaultConfig,
  [{ boundary: 'lint', rule: 'x', severity: 'note', file: '', line: 0, message: 'm', mend: 'n' }],
);

it('is valid by the official schema', () => {
  const sarif = toSarif(report, '0.1.0');
  expect([validate(JSON.parse(JSON.stringify(sarif))), validate.errors]).toEqual([true, null]);
});

it('names each finding, and is read back by Pawl itself', () => {
  const scanner = {
    name: 's',
    command: ['x'],
    output: 'sarif',
    severity: 'sign-off',
    timeoutMs: 1,
  } as const;
  const text = JSON.stringify(toSarif(report, '0.1.0'));
  const read = scannerFindings(
    { ...scanner, command: ['x'] },
    { status: 0, timedOut: false, stdout: text, stderr: '' },
    '/',
  );
  expect(read.map(({ rule, file }) => `${rule} ${file}`)).toEqual(
    report.findings.map(({ boundary, rule, file }) => `${boundary}/${rule} ${file}`),
  );
  expect(read.map(({ file }) => file)).toContain('src/a b.ts');
});
