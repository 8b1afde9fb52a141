import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../ledger/index.ts';
import { makeAnswer, Shop } from '../../testing.ts';
import { rollback } from '../rollback.ts';
import type { FailedCase } from './keep-case.ts';

const packages = resolve(import.meta.dirname, '../../../../node_modules');

/** What is right for no values, and a release that is not. */
const right = `export function most(values) {
  if (values.length === 0) return { of: [], found: undefined };
  return { of: values, found: Math.max(...values) };
}
`;
const wrong = right.replace(
  `  if (values.length === 0) return { of: [], found: undefined };\n`,
  '',
);

const inNode = {
  'test/most.test.js': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { most } from '../src/most.js';
test('finds', () => assert.equal(most([1, 3]).found, 3));
`,
};
const inVitest = {
  'package.json': '{ "type": "module", "devDependencies": { "vitest": "*" } }\n',
  'test/most.test.js': `import { expect, it } from 'vitest';
import { most } from '../src/most.js';
it('finds', () => expect(most([1, 3]).found).toBe(3));
`,
};
const inJest = {
  'package.json': '{ "scripts": { "test": "jest" }, "devDependencies": { "jest": "*" } }\n',
  'test/most.test.js': `const { most } = require('../src/most');
test('finds', () => expect(most([1, 3]).found).toBe(3));
`,
  'src/most.js': right.replace('export function', 'module.exports.most = function'),
};

/** A release of something wrong, merged; what is there to take it back. */
async function released(project: Record<string, string>, own = right, bad = wrong) {
  const shop = new Shop();
  symlinkSync(packages, join(shop.root, 'node_modules'));
  shop.commit({ '.gitignore': '.pawl\nnode_modules\n', 'src/most.js': own, ...project });
  const reached = [{ file: 'test/most.test.js', sha256: sha256(project['test/most.test.js']!) }];
  const evidence = { ...makeAnswer().evidence, reached };
  const subject = shop.signed(makeAnswer({ before: own, after: bad, evidence }));
  expect(await shop.release(subject)).toMatchObject({ ok: true });
  shop.git('merge', '-q', '--ff-only', 'pawl/4be1');
  return {
    shop,
    takeBack(failed: FailedCase) {
      const { deps } = shop;
      const request = { gate: subject.gate, reason: 'Wrong', branch: undefined, failed };
      return rollback(request, { ...deps, answer: () => undefined, jail: () => deps.jail });
    },
  };
}

const call = (expression: string): FailedCase => ({ kind: 'call', expression });
const file = 'test/most.rollback-4be1c09f.test.js';

describe('a call that fails', () => {
  it('is kept as a test in the form of node --test, and is in the commit', async () => {
    const { shop, takeBack } = await released(inNode);
    expect(await takeBack(call('most([])'))).toMatchObject({ ok: true, test: file, left: [] });
    expect(shop.git('status', '--porcelain')).toBe('');
    expect(`${shop.git('show', `main:${file}`)}\n`).toBe(`import assert from 'node:assert/strict';
import { test } from 'node:test';
import { most } from '../src/most.js';

test('most([]) does what it did before 4be1c09f (rolled back)', async () => {
  assert.deepEqual(await (most([])), { "of": [], "found": undefined });
});
`);
    execFileSync(process.execPath, ['--test', file], { cwd: shop.root, stdio: 'ignore' });
    shop.git('checkout', '-q', 'HEAD^', '--', 'src/most.js');
    const again = () =>
      execFileSync(process.execPath, ['--test', file], { cwd: shop.root, stdio: 'ignore' });
    expect(again).toThrow();
  });

  it('is kept in the form of vitest', async () => {
    const { shop, takeBack } = await released(inVitest);
    expect(await takeBack(call('most([])'))).toMatchObject({ ok: true, test: file });
    const text = shop.git('show', `main:${file}`);
    expect(text).toContain("import { expect, test } from 'vitest';");
    expect(text).toContain('expect(await (most([]))).toStrictEqual(');
  });

  it('is kept in the form of jest, by require where the tests beside it do so', async () => {
    const own = inJest['src/most.js'];
    const bad = wrong.replace('export function', 'module.exports.most = function');
    const { shop, takeBack } = await released(inJest, own, bad);
    expect(await takeBack(call('most([])'))).toMatchObject({ ok: true, test: file });
    const text = shop.git('show', `main:${file}`);
    expect(text).toMatch(/^const \{ most \} = require\('\.\.\/src\/most'\);/);
    expect(text).not.toContain('import');
  });

  it('that threw, as it should, is kept as a test that it throws', async () => {
    const own = right.replace('return { of: [], found: undefined };', "throw new Error('none');");
    const { shop, takeBack } = await released(inNode, own, wrong);
    expect(await takeBack(call('most([])'))).toMatchObject({ ok: true });
    expect(shop.git('show', `main:${file}`)).toContain(
      'await assert.rejects(async () => (most([])));',
    );
  });

  it.each([
    ['most([1, 2])', 'case-fails'],
    ['least([])', 'case-call'],
    ['most([]).of.map', 'case-kept'],
  ])('is no case where it shows nothing, or is no call: %s', async (expression, rule) => {
    const { shop, takeBack } = await released(inNode);
    const tip = shop.git('rev-parse', 'main');
    expect(await takeBack(call(expression))).toMatchObject({ ok: false, rule });
    expect(shop.git('rev-parse', 'main')).toBe(tip);
    expect(shop.recorded('release-rolled-back')).toBe(0);
    expect(shop.git('status', '--porcelain')).toBe('');
  });
});

describe('a test that fails', () => {
  const text = inNode['test/most.test.js']
    .replace('finds', 'finds none')
    .replace(
      'most([1, 3]).found, 3',
      'most([]).of.length + Number(most([]).found === undefined), 1',
    );

  it('is kept next to the tests of the target', async () => {
    const { shop, takeBack } = await released(inNode);
    const bytes = Buffer.from(text);
    expect(await takeBack({ kind: 'file', bytes })).toMatchObject({ ok: true, test: file });
    expect(`${shop.git('show', `main:${file}`)}\n`).toBe(text);
  });

  it('on what is restored too is refused, as is one that passes with the change', async () => {
    const { takeBack } = await released(inNode);
    const never = Buffer.from(text.replace(', 1)', ', 2)'));
    expect(await takeBack({ kind: 'file', bytes: never })).toMatchObject({ rule: 'case-passes' });
    const always = Buffer.from(inNode['test/most.test.js']);
    expect(await takeBack({ kind: 'file', bytes: always })).toMatchObject({ rule: 'case-fails' });
  });

  it('does not take the place of what lies there and is not committed', async () => {
    const { shop, takeBack } = await released(inNode);
    shop.write({ [file]: '// mine\n' });
    const bytes = Buffer.from(text);
    expect(await takeBack({ kind: 'file', bytes })).toMatchObject({ rule: 'no-work-in-the-way' });
    expect(shop.git('status', '--porcelain')).toBe(`?? ${file}`);
  });
});
