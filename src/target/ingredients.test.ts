import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ingredientsOf } from './ingredients.ts';
import { openTarget } from './target.ts';

const root = mkdtempSync(join(tmpdir(), 'ingredients-'));
afterAll(() => rmSync(root, { recursive: true }));

it('takes literals, names and recurring pieces from tests and neighbours', async () => {
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'test'));
  writeFileSync(join(root, 'package.json'), '{"scripts":{"test":"node --test"}}');
  writeFileSync(join(root, 'src/size.js'), 'exports.size = (n) => n + "";');
  writeFileSync(join(root, 'src/other.js'), 'exports.limit = 4096;');
  writeFileSync(
    join(root, 'test/size.test.js'),
    `const test = require('node:test');
    const assert = require('node:assert');
    const { size } = require('../src/size');
    test('size', () => {
      assert.equal(size(1), '1 KB; x');
      assert.equal(size(20), '20 KB; y');
    });`,
  );
  const target = await openTarget({ root, file: 'src/size.js' });
  const { literals, names } = ingredientsOf(target);
  expect(literals).toEqual(expect.arrayContaining(["'1 KB; x'", '20', '4096', '"KB"', '" KB; "']));
  expect(literals).not.toContain('"x"');
  expect(names).toEqual(expect.arrayContaining(['equal', 'size']));
});
