import { describe, expect, it } from 'vitest';
import { testFile } from '../../loop/testing.ts';
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

  it('when the audit rejects what is found; and what it rejected is stopped', async () => {
    const house = new Household({
      'pawl.config.ts': 'export default { breaker: { auditRejections: 2 } };\n',
    });
    house.commit({});
    const { id } = house.store({ before, after });
    const { openProjectLedger } = await import('./office.ts');
    const reject = (candidate: string): void => {
      const ledger = openProjectLedger(house.root, { now: Date.now, env: house.env } as never);
      const said = { candidate, target: 'src/a.js', passed: false, reason: 'wrong', key: 'k' };
      const envelope = { payloadType: 'x', payload: '', signatures: [] };
      ledger.append({ kind: 'audit-ended', body: { ...said, envelope } });
      ledger.close();
    };
    reject(id);
    reject(id);
    // An audit that nobody's key has signed is unknown, and no pass.
    expect(await house.run('apply', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('audit'),
    });
    expect(house.read('src/a.js')).toBe(before);
    expect((await house.run('breaker')).code).toBe(0);
    reject('another');
    expect((await house.run('breaker')).out).toContain('audit-rejections');
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

describe('what runs have taken is counted', () => {
  const fruitless = {
    'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
    'src/a.js': 'export const most = (a, b) => (a < b ? 1 : 2);\n',
    'test/a.test.js': testFile('../src/a.js', 'most', 'assert.equal(most(1, 2), 777);'),
  };
  const fix = ['fix', 'src/a.js', '--max-candidates', '2'];
  const with_ = (breaker: string): Household => {
    const house = new Household({
      ...fruitless,
      'pawl.config.ts': `export default { breaker: ${breaker} };\n`,
    });
    house.commit({});
    return house;
  };

  it.each([
    ['time', '{ timeMs: 1 }'],
    ['candidates', '{ candidates: 1 }'],
    ['stagnation', '{ stagnation: 1 }'],
  ])(
    '%s',
    async (trigger, breaker) => {
      const house = with_(breaker);
      await house.run('ledger', 'start');
      const first = await house.run(...fix);
      expect(first.out).toContain('Not improved');
      expect(first.err).toContain(`the breaker is open: ${trigger}`);
      const next = await house.run(...fix);
      expect(next).toMatchObject({ code: 1, err: expect.stringContaining('Not started') });
    },
    60_000,
  );

  it('what the audit rejects', async () => {
    const house = with_('{ auditRejections: 1 }');
    const text = fruitless['src/a.js'];
    const { id } = house.store({ before: text, after: text.replace('? 1', '? 3') });
    const audited = await house.run('audit', id);
    expect(audited.out).toContain('Rejected: tests');
    expect(audited.err).toContain('the breaker is open: audit-rejections: the audit rejected 1');
    expect((await house.run(...fix)).err).toContain('Not started');
  }, 60_000);

  it('jumps that nothing explains', async () => {
    const house = with_('{ unexplainedJumps: 1 }');
    await house.run('ledger', 'start');
    const text = fruitless['src/a.js'];
    const effect = { ratio: 1e7, low: 1e6, high: 1e8, confidence: 0.99, rounds: 9, strata: [] };
    const { id } = house.store(
      { before: text, after: text.replace('a < b ? 1 : 2', '1'), symbol: 'most', effect },
      'optimise',
    );
    expect((await house.run('apply', id)).err).toContain('the breaker is open: unexplained-jumps');
  });

  it('recursion depth', async () => {
    const house = with_('{ recursionDepth: 1 }');
    await house.run('ledger', 'start');
    Object.assign(house.extra, { PAWL_DEPTH: '2' });
    expect(await house.run(...fix)).toMatchObject({ code: 1 });
    // It says less of itself the next time.
    Object.assign(house.extra, { PAWL_DEPTH: '0' });
    expect((await house.run(...fix)).err).toContain('the breaker is open: recursion-depth');
  });

  it('what others propose, with the money and tokens that it has cost them', async () => {
    const house = with_('{ money: 1.5, tokens: 5000 }');
    await house.run('ledger', 'start');
    const judge = (lines: string) =>
      house.given(lines, 'judge', 'src/a.js', '--objective', 'fix', '--candidate', '-');
    const line = { text: 'export const most = () => 778;\n', money: 0.8, tokens: 1_000 };
    const first = await judge(`${JSON.stringify(line)}\n`);
    expect(first).toMatchObject({ code: 1, out: expect.stringContaining('Rejected line 1') });
    expect(house.entries().at(-1)).toMatchObject({
      kind: 'run-ended',
      body: { command: 'judge', judged: 1, valid: 0, money: 0.8, tokens: 1_000 },
    });
    const second = await judge(
      `${JSON.stringify({ ...line, text: 'export const most = () => 779;\n' })}\n`,
    );
    expect(second.err).toContain('the breaker is open: money: 1.6 of money spent (budget 1.5)');
    expect((await judge('')).err).toContain('not judged: the breaker is open');
    expect((await house.run(...fix)).err).toContain('the breaker is open: money');
  }, 60_000);

  it('what says of itself that it has cost less than nothing is not judged', async () => {
    const house = with_('{ money: 1 }');
    for (const cost of ['"money":-1', '"tokens":0.5', '"money":"1"'])
      expect(
        await house.given(
          `{"text":"",${cost}}\n`,
          'judge',
          'src/a.js',
          '--objective',
          'fix',
          '--candidate',
          '-',
        ),
      ).toMatchObject({ code: 2, err: expect.stringContaining('line 1 of standard input') });
  }, 60_000);
});
