import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Household } from './testing.ts';

const reaching = 'export const a = (x) => process.exit(x);\n';
const harmless = 'export const a = (y) => y;\n';

/** The id that the gate told to sign. */
function idIn(out: string): string {
  return /pawl sign ([0-9a-f]{8}) --reason/.exec(out)?.[1] ?? 'none';
}

describe('pawl gate where signers are committed', () => {
  it('waits, says how to sign, and passes once it was signed', async () => {
    const house = new Household().allow(['alice']);
    house.write({ 'src/a.js': reaching });
    const waiting = await house.run('gate');
    expect(waiting).toMatchObject({ code: 1, out: expect.stringContaining('Waits: a person has') });
    expect(await house.sign(idIn(waiting.out), 'alice')).toMatchObject({ code: 0 });
    expect(await house.run('gate')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Passes: 1 file, signed by alice@example.com'),
    });
    // Looking again is no other decision.
    expect((await house.run('gate')).code).toBe(0);
    expect(house.kinds()).toEqual([
      'ledger-started',
      'gate-decided',
      'sign-off-given',
      'candidate-accepted',
    ]);
    // The same change is the same, wherever it lies.
    house.git('add', '-A');
    expect((await house.run('gate', '--staged')).code).toBe(0);
    const base = house.git('rev-parse', 'HEAD');
    house.commit({});
    expect((await house.run('gate', '--base', base, '--head', 'HEAD')).code).toBe(0);
  });

  it('is void when anything is changed after signing', async () => {
    const house = new Household().allow(['alice']);
    house.write({ 'src/a.js': reaching });
    const id = idIn((await house.run('gate')).out);
    await house.sign(id, 'alice');
    house.write({ 'src/a.js': `${reaching}// more\n` });
    expect((await house.run('gate')).code).toBe(1);
    house.write({ 'src/a.js': reaching, 'src/b.js': 'export const b = 1;\n' });
    expect((await house.run('gate')).code).toBe(1);
    const binary = new Household().allow(['alice']);
    const image = join(binary.root, 'a.png');
    const png = (last: number) =>
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, ...Array<number>(24).fill(0), last]);
    writeFileSync(image, png(1));
    await binary.sign(idIn((await binary.run('gate')).out), 'alice');
    expect((await binary.run('gate')).code).toBe(0);
    // The same length and the same start.
    writeFileSync(image, png(2));
    expect((await binary.run('gate')).code).toBe(1);
    binary.commit({});
    expect((await binary.run('gate')).out).toContain('nothing changes');
    writeFileSync(image, png(1));
    expect((await binary.run('gate')).code).toBe(1);
    const mode = new Household().allow(['alice']);
    mode.write({ 'src/a.js': reaching });
    await mode.sign(idIn((await mode.run('gate')).out), 'alice');
    chmodSync(join(mode.root, 'src/a.js'), 0o755);
    expect((await mode.run('gate')).code).toBe(1);
  });

  it('is void when the policy is another, and asks for as many as it says', async () => {
    const house = new Household().allow(['alice', 'bob']);
    house.write({ 'src/a.js': reaching });
    await house.sign(idIn((await house.run('gate')).out), 'alice');
    house.git('stash', '-q');
    house.commit({ 'pawl.config.ts': 'export default { review: { people: 2 } };\n' });
    house.git('stash', 'pop', '-q');
    const asked = await house.run('gate');
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('2 more people') });
    const id = idIn(asked.out);
    await house.sign(id, 'alice');
    expect((await house.run('gate')).out).toContain('1 more person');
    await house.sign(id, 'bob');
    expect((await house.run('gate')).code).toBe(0);
  });

  it('asks by policy for what no boundary minds', async () => {
    const house = new Household().allow(['alice']);
    house.write({ 'src/a.js': harmless });
    const waiting = await house.run('gate');
    expect(waiting).toMatchObject({ code: 1, out: expect.stringContaining('never passes alone') });
    await house.sign(idIn(waiting.out), 'alice');
    expect((await house.run('gate')).code).toBe(0);
  });

  it('lets no sign-off pass what a boundary stops, and no refusal be forgotten', async () => {
    const house = new Household().allow(['alice', 'bob']);
    house.write({ 'src/a.js': 'export const a = (x) => eval(x);\n' });
    const stopped = await house.run('gate');
    expect(stopped).toMatchObject({ code: 1, out: expect.stringContaining('Stopped: 1 finding') });
    house.write({ 'src/a.js': reaching });
    const id = idIn((await house.run('gate')).out);
    await house.run('reject', id, '--reason', 'No', '--key', house.key('alice'));
    await house.sign(id, 'bob');
    expect(await house.run('gate')).toMatchObject({
      code: 1,
      out: expect.stringContaining('alice@example.com has refused it: No'),
    });
  });

  it('believes the signers and the policy of the base, not those of the head', async () => {
    const house = new Household().allow(['alice']);
    house.git('checkout', '-q', '-b', 'topic');
    const mallory = `mallory@example.com ${house.publicKey('mallory')}`;
    house.commit({ 'src/a.js': reaching });
    const waiting = await house.run('gate', '--base', 'main', '--head', 'topic');
    // The head's own list would let mallory sign.
    house.write({ 'pawl.signers': mallory });
    house.git('commit', '-qam', 'mine');
    expect(await house.sign(idIn(waiting.out), 'mallory')).toMatchObject({ code: 0 });
    house.git('reset', '-q', '--hard', 'HEAD~1');
    const after = await house.run('gate', '--base', 'main', '--head', 'topic');
    expect(after).toMatchObject({
      code: 1,
      out: expect.stringContaining("a signature does not count: no allowed signer's key"),
    });
  });
});

describe('pawl gate where nobody is asked to sign', () => {
  it('passes what no boundary minds, and keeps no ledger', async () => {
    const house = new Household();
    house.commit({});
    house.write({ 'src/a.js': harmless });
    expect(await house.run('gate')).toMatchObject({ code: 0 });
    house.write({ 'src/a.js': 'export const a = (x) => eval(x);\n' });
    expect(await house.run('gate')).toMatchObject({ code: 1 });
    expect(existsSync(join(house.root, '.pawl'))).toBe(false);
  });

  it('says that nobody may sign for what needs a person', async () => {
    const house = new Household();
    house.commit({});
    house.write({ 'src/a.js': reaching });
    expect(await house.run('gate')).toMatchObject({
      code: 1,
      out: expect.stringContaining('Nobody may sign yet: commit pawl.signers'),
    });
  });

  it('judges a checkout that can only be read, and writes nothing when told so', async () => {
    const house = new Household().allow(['alice']);
    house.write({ 'src/a.js': reaching });
    expect(await house.run('gate', '--no-record')).toMatchObject({
      code: 1,
      out: expect.stringContaining('not recorded here'),
    });
    expect(existsSync(join(house.root, '.pawl'))).toBe(false);
    // A file is in the way of the folder: what a read-only disk is for whoever may write everywhere.
    writeFileSync(join(house.root, '.pawl'), '');
    house.git('config', 'core.excludesFile', join(house.home, 'ignore'));
    writeFileSync(join(house.home, 'ignore'), '.pawl\n');
    expect((await house.run('gate', '--no-record')).code).toBe(1);
  });
});

describe('pawl gate ID', () => {
  const before = 'export const a = (x) => x;\n';

  it('judges an answer that lies in the store, and passes it when it was signed', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after: reaching });
    const waiting = await house.run('gate', id);
    expect(waiting).toMatchObject({
      code: 1,
      out: expect.stringMatching(/capability\/control[^]*Waits/),
    });
    expect(idIn(waiting.out)).toBe(id.slice(0, 8));
    await house.sign(id, 'alice');
    expect(await house.run('gate', id)).toMatchObject({ code: 0 });
    house.write({ 'src/a.js': harmless });
    expect(await house.run('gate', id)).toMatchObject({
      code: 1,
      out: expect.stringContaining('not what the change was made for'),
    });
  });

  it('is wrong use with an id that is not there, or a revision', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after: harmless });
    expect((await house.run('gate', 'ffff')).code).toBe(2);
    expect((await house.run('gate', id, '--base', 'main')).code).toBe(2);
  });
});
