import { describe, expect, it } from 'vitest';
import { Household } from '../src/cli/oversight/testing.ts';

const strict = 'export default { review: { rulesPeople: 2 } };\n';
const lax =
  "export default { review: { rulesPeople: 1 }, capability: { allow: ['network fetch'] } };\n";

function idIn(out: string): string {
  return /pawl sign ([0-9a-f]{8}) --reason/.exec(out)?.[1] ?? 'none';
}

/** A project whose law is committed, and a branch with a change of it. */
function changed(files: Readonly<Record<string, string>>): { house: Household; base: string } {
  const house = new Household().allow(['alice', 'bob'], { 'pawl.config.ts': strict });
  const base = house.git('rev-parse', 'HEAD');
  house.commit(files);
  return { house, base };
}

describe('a change of what changes are judged by', { timeout: 60_000 }, () => {
  it('passes when as many people have signed as the base asks for, and no earlier', async () => {
    const { house, base } = changed({ 'pawl.config.ts': lax });
    const gate = () => house.run('gate', '--base', base, '--head', 'HEAD');
    const waiting = await gate();
    expect(waiting).toMatchObject({ code: 1, out: expect.stringContaining('checks/own') });
    const id = idIn(waiting.out);
    await house.sign(id, 'alice');
    // By its own word one person would do.
    expect((await gate()).code).toBe(1);
    await house.sign(id, 'alice');
    expect((await gate()).code).toBe(1);
    await house.sign(id, 'bob');
    expect(await gate()).toMatchObject({ code: 0, out: expect.stringContaining('signed by') });
  });

  it('is not signed by whom it names itself', async () => {
    const house = new Household().allow(['alice']);
    const base = house.git('rev-parse', 'HEAD');
    const own = `mallory@example.com ${house.publicKey('mallory')}`;
    house.commit({ 'pawl.signers': own });
    const gate = () => house.run('gate', '--base', base, '--head', 'HEAD');
    const id = idIn((await gate()).out);
    // In her own branch she is who may sign, and says so.
    await house.sign(id, 'mallory');
    expect((await gate()).code).toBe(1);
  });

  it('is void when the law is changed again after signing', async () => {
    const { house, base } = changed({ 'pawl.config.ts': lax });
    const gate = () => house.run('gate', '--base', base, '--head', 'HEAD');
    const id = idIn((await gate()).out);
    await house.sign(id, 'alice');
    await house.sign(id, 'bob');
    expect((await gate()).code).toBe(0);
    house.commit({ 'pawl.config.ts': lax.replace('network fetch', 'process child_process') });
    expect((await gate()).code).toBe(1);
  });

  it('is stopped whoever signs, where it is the record', async () => {
    const house = new Household().allow(['alice']);
    const base = house.git('rev-parse', 'HEAD');
    house.write({ 'sub/.pawl/ledger.json': '{}\n' });
    house.git('add', '-f', 'sub/.pawl/ledger.json');
    house.commit({});
    expect(await house.run('gate', '--base', base, '--head', 'HEAD')).toMatchObject({
      code: 1,
      out: expect.stringContaining('Stopped: 1 finding'),
    });
  });
});
