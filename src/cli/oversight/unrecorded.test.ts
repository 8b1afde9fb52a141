import { expect, it } from 'vitest';
import { Household } from './testing.ts';

const where = 'Or name the project with -C.';

it('whoever looks for a record where none is, is told what records', async () => {
  const house = new Household();
  for (const args of [['report'], ['review', '--list'], ['drift']]) {
    const { code, err } = await house.run(...args);
    expect(code).toBe(2);
    for (const said of ['pawl fix and pawl optimise', 'pawl gate where somebody may sign', where])
      expect(err).toContain(said);
    expect(err).toContain('pawl ledger start');
  }
  for (const args of [
    ['ledger', 'verify'],
    ['ledger', 'export'],
  ])
    expect(await house.run(...args)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/To keep one: pawl ledger start\..*name the project with -C\./),
    });
});

it('a breaker that counts nothing says so, and does not once a ledger is kept', async () => {
  const house = new Household();
  const before = await house.run('breaker');
  expect(before).toMatchObject({ code: 0, out: 'Closed: runs and changes go on.\n' });
  expect(before.err).toContain('no ledger is kept');
  expect(before.err).toContain(where);
  expect(JSON.parse((await house.run('breaker', '--json')).out)).toEqual({ kind: 'closed' });
  await house.run('ledger', 'start');
  expect((await house.run('breaker')).err).toBe('');
});

it('wrong use of a command names the help of that command', async () => {
  const house = new Household();
  expect((await house.run('ledger')).err).toContain('See pawl help ledger.');
  expect((await house.run('-C', '.', 'sign', 'abcd')).err).toContain('See pawl help sign.');
});
