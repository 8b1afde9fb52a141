import { describe, expect, it } from 'vitest';
import { makeContext } from '../testing.ts';
import { breakerCommand } from './breaker-command.ts';
import type { Prompts } from './prompts.ts';
import { Household } from './testing.ts';

const before = 'export const a = (x) => x;\n';
const after = 'export const a = (y) => y;\n';
const why = ['--reason', 'looked into it'];

function typing(said: string | undefined, ready = true): Prompts {
  const never = () => Promise.resolve(undefined);
  return { ready, choose: never, write: () => Promise.resolve(said) };
}

/** Closes it without a key, with what a person types. */
async function closed(house: Household, prompts: Prompts) {
  const context = Object.assign(makeContext(house.root, house.loop), { env: house.env });
  const options = { reason: 'looked into it' };
  const code = await breakerCommand(house.root, 'close', options, context, prompts);
  return { code, err: context.err };
}

describe('an open breaker', () => {
  it('stops gate, apply, fix and optimise, whoever has signed', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after });
    await house.sign(id, 'alice');
    expect((await house.run('breaker')).code).toBe(0);
    expect((await house.run('breaker', 'open', ...why)).code).toBe(0);
    const said = 'the breaker is open: by hand: looked into it';
    expect(await house.run('apply', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining(said),
    });
    for (const args of [
      ['fix', 'src/a.js'],
      ['optimise', 'src/a.js#a'],
    ])
      expect(await house.run(...args)).toMatchObject({
        code: 1,
        err: expect.stringContaining(said),
      });
    house.write({ 'src/a.js': after });
    expect(await house.run('gate')).toMatchObject({ code: 1, out: expect.stringContaining(said) });
    expect(await house.run('breaker')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^Open: nothing runs[^]*by hand: looked into it/),
    });
    expect(JSON.parse((await house.run('breaker', '--json')).out)).toMatchObject({ kind: 'open' });
  });

  it('is closed by the signature of an allowed signer alone', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after });
    await house.sign(id, 'alice');
    await house.run('breaker', 'open', ...why);
    const close = (name: string) => house.run('breaker', 'close', ...why, '--key', house.key(name));
    expect((await house.run('breaker', 'close', ...why)).code).toBe(2);
    expect(await close('agent')).toMatchObject({
      code: 1,
      err: expect.stringContaining('not rec'),
    });
    expect((await house.run('breaker', 'close', '--key', house.key('alice'))).code).toBe(2);
    expect((await closed(house, typing('I have looked')).catch(() => ({ code: 2 }))).code).toBe(2);
    expect((await house.run('breaker')).code).toBe(1);
    expect((await close('alice')).code).toBe(0);
    expect((await house.run('apply', id)).code).toBe(0);
  });

  it('is not closed by a change of signers or config that brings its own', async () => {
    const house = new Household().allow(['alice']);
    await house.run('breaker', 'open', ...why);
    // In the working tree:
    house.write({
      'pawl.signers': `agent@example.com ${house.publicKey('agent')}`,
      'pawl.config.ts': 'export default { breaker: { acceptedPerDay: 1000 } };\n',
    });
    const close = () => house.run('breaker', 'close', ...why, '--key', house.key('agent'));
    expect((await close()).code).toBe(1);
    // Signers taken away altogether, by a commit even.
    house.git('rm', '-qf', 'pawl.signers');
    house.commit({});
    expect(await closed(house, typing('I have looked'))).toMatchObject({ code: 1 });
    expect((await house.run('breaker')).code).toBe(1);
  });

  it('where nobody can sign, is closed in a terminal by who says that they have looked', async () => {
    const house = new Household();
    await house.run('breaker', 'open', ...why);
    expect((await closed(house, typing('I have looked', false))).code).toBe(1);
    expect((await closed(house, typing(undefined))).code).toBe(1);
    expect((await house.run('breaker')).code).toBe(1);
    expect((await closed(house, typing('I have looked'))).code).toBe(0);
    expect((await house.run('breaker')).code).toBe(0);
  });

  it('lets one change through when it is half-open', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after });
    await house.sign(id, 'alice');
    await house.run('breaker', 'open', ...why);
    const half = await house.run('breaker', 'half-open', ...why, '--key', house.key('alice'));
    expect(half).toMatchObject({ code: 0, out: expect.stringContaining('Half-open: one run') });
    expect((await house.run('apply', id)).code).toBe(0);
    expect((await house.run('breaker')).out).toMatch(/^Open/);
  });
});

describe('the breaker opens by itself', () => {
  it('when more is accepted in a day than the budget allows, and stays open in the next config', async () => {
    const config = 'export default { breaker: { acceptedPerDay: 1 } };\n';
    const house = new Household({ 'pawl.config.ts': config });
    house.commit({});
    await house.run('ledger', 'start');
    const third = 'export const a = (z) => z;\n';
    house.store({ id: '1111111111111111', before, after });
    house.store({ id: '2222222222222222', before: after, after: third });
    expect((await house.run('apply', '1111')).code).toBe(0);
    const last = await house.run('apply', '2222');
    expect(last).toMatchObject({ code: 0, err: expect.stringContaining('accepted-per-day') });
    expect(house.kinds().at(-1)).toBe('breaker-opened');
    house.commit({ 'pawl.config.ts': 'export default { breaker: { acceptedPerDay: 1000 } };\n' });
    expect((await house.run('breaker')).code).toBe(1);
  });

  it('when what was done is undone, and done again', async () => {
    const config = 'export default { breaker: { oscillations: 1 } };\n';
    const house = new Household({ 'pawl.config.ts': config });
    house.commit({});
    await house.run('ledger', 'start');
    house.store({ id: '1111111111111111', before, after });
    house.store({ id: '2222222222222222', before: after, after: before });
    await house.run('apply', '1111');
    expect(await house.run('apply', '2222')).toMatchObject({
      err: expect.stringContaining('oscillation: src/a.js went back'),
    });
  });
});
