import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeProject } from '../../loop/testing.ts';
import { findJail } from '../../sandbox/index.ts';
import { runProjectTests } from './run-tests.ts';
import { findRunner } from './runner.ts';
import { copyWorkspace } from './workspace.ts';

it('a Pawl that the tests start knows that it is one level deeper', async () => {
  const test = `import { test } from 'node:test';
test('depth ' + process.env.PAWL_DEPTH, () => {});
`;
  const root = makeProject({ 'test/a.test.js': test });
  const workspace = copyWorkspace(root);
  onTestFinished(() => workspace.remove());
  const runner = findRunner(root, [join(root, 'test/a.test.js')]);
  const run = () => runProjectTests(findJail(true), runner, workspace, ['test/a.test.js'], 60_000);
  const names = async (): Promise<readonly string[]> => {
    const result = await run();
    return result.ok ? result.tests.map(({ name }) => name) : [result.reason];
  };
  const before = process.env['PAWL_DEPTH'];
  try {
    delete process.env['PAWL_DEPTH'];
    expect(await names()).toEqual(['depth 1']);
    process.env['PAWL_DEPTH'] = '2';
    expect(await names()).toEqual(['depth 3']);
    // What can't be read is not shallow, and stays so.
    process.env['PAWL_DEPTH'] = 'none';
    expect(await names()).toEqual(['depth 999']);
  } finally {
    if (before === undefined) delete process.env['PAWL_DEPTH'];
    else process.env['PAWL_DEPTH'] = before;
  }
}, 60_000);
