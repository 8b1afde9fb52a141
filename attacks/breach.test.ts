import type { ChildProcess, spawn } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { Household } from '../src/cli/oversight/testing.ts';
import { testFile } from '../src/loop/testing.ts';

/**
 * No attack that is known gets out of a realm, so the walls are left out here: something in the worker
 * has come to its channel, and reports that every test passes.
 */
vi.mock(import('node:child_process'), async (original) => {
  const real = await original();
  const opened = (...args: Parameters<typeof spawn>): ChildProcess => {
    const child = real.spawn(...args);
    let answers = 0;
    child.on('message', () => {
      if (++answers === 4) child.emit('message', { type: 'answer', ok: true, value: [] });
    });
    return child;
  };
  return { ...real, spawn: opened as typeof spawn };
});

const files = {
  'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
  'src/a.js': 'export const most = (a, b) => {\n  return a < b ? a : b;\n};\n',
  'test/a.test.js': testFile(
    '../src/a.js',
    'most',
    'assert.equal(most(1, 2), 2);',
    'assert.equal(most(5, 3), 5);',
  ),
};
const fix = ['fix', 'src/a.js', '--budget', '10s'];

it('a forged report opens the breaker at once, until a person closes it with a reason', async () => {
  const house = new Household(files).allow(['alice']);
  const first = await house.run(...fix);
  expect(first.err).toContain('the breaker is open: sandbox-breach');
  expect(house.entries().find(({ kind }) => kind === 'sandbox-breached')).toMatchObject({
    body: { target: 'src/a.js', what: 'it speaks in the place of the worker' },
  });
  expect(house.kinds()).toContain('breaker-opened');

  // Nothing runs, whatever a change says of budgets, and nobody but a signer closes it.
  house.write({ 'pawl.config.ts': 'export default { breaker: { auditRejections: 1000 } };\n' });
  expect((await house.run(...fix)).err).toContain('sandbox-breach');
  expect((await house.run('gate')).out).toContain('sandbox-breach');
  expect((await house.run('breaker', 'close', '--reason', 'fine')).code).toBe(2);
  const close = (name: string) =>
    house.run('breaker', 'close', '--reason', 'a test of mine', '--key', house.key(name));
  expect((await close('mallory')).code).not.toBe(0);
  expect((await house.run('breaker')).code).toBe(1);
  expect((await close('alice')).code).toBe(0);
  expect((await house.run('breaker')).code).toBe(0);
}, 90_000);

it('where no record was kept, one is from then on', async () => {
  const house = new Household(files);
  house.commit({});
  await house.run(...fix);
  expect(house.kinds()).toContain('sandbox-breached');
  expect((await house.run(...fix)).err).toContain('sandbox-breach');
}, 60_000);
