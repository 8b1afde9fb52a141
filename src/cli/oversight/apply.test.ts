import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Household } from './testing.ts';

const before = 'export const a = (x) => x;\n';
const after = 'export const a = (y) => y;\n';
const reaching = 'export const a = (x) => process.exit(x);\n';
const stopped = 'export const a = (x) => eval(x);\n';

describe('pawl apply where nobody is asked to sign', () => {
  it('writes what no boundary minds, and keeps no ledger for it', async () => {
    const house = new Household();
    const { id } = house.store({ before, after });
    expect(await house.run('apply', id)).toMatchObject({ code: 0, out: 'Written to src/a.js.\n' });
    expect(house.read('src/a.js')).toBe(after);
    expect(existsSync(join(house.root, '.pawl/ledger.db'))).toBe(false);
  });

  it('shows what a person has to look at, and writes it on their word alone', async () => {
    const house = new Household();
    const { id } = house.store({ before, after: reaching });
    const asked = await house.run('apply', id);
    expect(asked).toMatchObject({
      code: 1,
      err: expect.stringMatching(/capability\/control[^]*pawl apply 4be1c09f --on-my-word/),
    });
    expect(house.read('src/a.js')).toBe(before);
    expect(await house.run('apply', id, '--on-my-word')).toMatchObject({ code: 0 });
    expect(house.read('src/a.js')).toBe(reaching);
  });

  it('writes nothing that a boundary stops, whoever answers for it', async () => {
    const house = new Household();
    const { id } = house.store({ before, after: stopped });
    for (const word of [[], ['--on-my-word']])
      expect(await house.run('apply', id, ...word)).toMatchObject({
        code: 1,
        err: expect.stringContaining('it is stopped: 1 finding stops it'),
      });
    expect(house.read('src/a.js')).toBe(before);
  });

  it('records what is written once a ledger is kept', async () => {
    const house = new Household();
    const { id } = house.store({ before, after });
    await house.run('ledger', 'start');
    expect((await house.run('apply', id)).code).toBe(0);
    expect(house.kinds()).toEqual(['ledger-started', 'gate-decided', 'candidate-written']);
  });
});

describe('pawl apply where signers are committed', () => {
  it('writes it once more only when a person signs once more', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after });
    await house.sign(id, 'alice');
    expect((await house.run('apply', id)).code).toBe(0);
    house.write({ 'src/a.js': before });
    expect(await house.run('apply', id)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /used already \(entry \d+\); 1 more person must sign[^]*pawl sign/,
      ),
    });
    expect(house.read('src/a.js')).toBe(before);
    expect((await house.sign(id, 'alice')).code).toBe(0);
    expect((await house.run('apply', id)).code).toBe(0);
    expect(house.kinds().filter((kind) => kind === 'candidate-applied')).toHaveLength(2);
  });

  it('waits for a sign-off, says the command, and uses it once', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after });
    expect(await house.run('apply', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('pawl sign 4be1c09f --reason'),
    });
    expect(house.read('src/a.js')).toBe(before);
    await house.sign(id, 'alice');
    expect((await house.run('apply', id)).code).toBe(0);
    expect(house.read('src/a.js')).toBe(after);
    expect(house.kinds().slice(-3)).toEqual([
      'sign-off-given',
      'candidate-accepted',
      'candidate-applied',
    ]);
    // The same approval does not write it again.
    house.write({ 'src/a.js': before });
    expect(await house.run('apply', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('its approval was used already'),
    });
    expect(house.read('src/a.js')).toBe(before);
  });

  it('does not take the word of who works there, nor what was signed for something else', async () => {
    const house = new Household().allow(['alice']);
    const { id } = house.store({ before, after });
    expect(await house.run('apply', id, '--on-my-word')).toMatchObject({ code: 2 });
    await house.sign(id, 'alice');
    // Another text under the same id, as who can write the store could put there.
    house.store({ before, after: reaching });
    expect((await house.run('apply', id)).code).toBe(1);
    expect(house.read('src/a.js')).toBe(before);
  });

  it('and so does --write', async () => {
    const house = new Household().allow(['alice']);
    const answer = { ...house.store({ before, after }), after };
    house.loop = (request, { store, listener, now }) => {
      const run = store.startRun(request, now());
      const counts = { judged: 1, valid: 1, perSecond: 1 };
      const outcome = { kind: 'improved', answer } as const;
      listener({ type: 'run-started', run: run.id, request, resumed: false });
      store.endRun(run.id, outcome, counts, now());
      return Promise.resolve({ outcome, counts });
    };
    expect(await house.run('fix', 'src/a.js', '--write')).toMatchObject({
      code: 1,
      err: expect.stringContaining('pawl sign 4be1c09f'),
    });
    expect(house.read('src/a.js')).toBe(before);
    await house.sign(answer.id, 'alice');
    expect((await house.run('fix', 'src/a.js', '--write')).code).toBe(0);
    expect(house.read('src/a.js')).toBe(after);
  });

  it('binds by a review part of the config too', async () => {
    const house = new Household({ 'pawl.config.ts': 'export default { review: {} };\n' });
    house.commit({});
    const { id } = house.store({ before, after });
    expect(await house.run('apply', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nobody may sign yet: commit pawl.signers'),
    });
    // Taking it out of the working tree changes nothing.
    house.write({ 'pawl.config.ts': 'export default {};\n' });
    expect((await house.run('apply', id)).code).toBe(1);
  });
});
