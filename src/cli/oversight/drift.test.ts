import { describe, expect, it } from 'vitest';
import { candidateId } from '../../candidate/index.ts';
import { freeze, measureDrift } from '../../loop/drift.ts';
import { prepare } from '../../loop/prepare.ts';
import { Journal } from '../../loop/session.ts';
import { testFile } from '../../loop/testing.ts';
import type { Generation } from '../../loop/index.ts';
import { watchFor } from './watch.ts';
import { openStore } from '../../durable/index.ts';
import { makeContext } from '../testing.ts';
import { Household } from './testing.ts';

/** Version `n`: right for `n` numbers fewer than version 0. */
const version = (n: number): string =>
  `/** The double of a number. */\nexport function double(x) {\n  if (x > 0 && x <= ${n}) return -1;\n  return x + x;\n}\n`;

function project(config = 'export default {};\n'): Household {
  const calls = Array.from({ length: 100 }, (_, i) => `double(${i + 1});`).join(' ');
  const house = new Household({
    'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
    'pawl.config.ts': config,
    'src/a.js': version(0),
    'test/a.test.js': testFile('../src/a.js', 'double', `${calls} assert.ok(true);`),
  });
  house.commit({});
  return house;
}

/** Generation 0 frozen as a run does it, and what measures later versions by it. */
async function begun(house: Household) {
  const request = {
    command: 'optimise',
    root: house.root,
    file: 'src/a.js',
    symbol: 'double',
    seed: 1,
    budgetMs: 60_000,
    maxCandidates: 1,
    jail: true,
  } as const;
  const stop = new AbortController().signal;
  const nothing = { recordVerdicts: () => {}, verdictsOf: () => [] };
  const deps = { store: nothing, listener: () => {}, stop, now: Date.now };
  const { session, close } = await prepare(request, new Journal('', request, deps), { stop });
  const store = openStore(house.root);
  const context = Object.assign(makeContext(house.root, house.loop), { env: house.env });
  const target = 'src/a.js#double';
  const make = () => freeze(session);
  const generation = await watchFor(house.root, store, context).generation(target, make);
  store.close();
  if (!generation) throw new Error('nothing was frozen');
  return { generation, session, close };
}

describe('a chain of 100 small changes, each harmless beside its parent', () => {
  it('is stopped at the budget; a sign-off measures anew', { timeout: 120_000 }, async () => {
    // Of a function this small, each step is a good part of the text.
    const house = project(
      'export default { drift: { text: 1000 }, breaker: { driftStops: 1 } };\n',
    );
    await house.run('ledger', 'start');
    const { generation, session, close } = await begun(house);
    let before = version(0);
    let stoppedAt: number | undefined;
    let said = '';
    let farthest = 0;
    let n = 0;
    const step = async (word: readonly string[] = []): Promise<number> => {
      const after = version(n + 1);
      const drift = await measureDrift(session, generation, before, after);
      farthest = Math.max(farthest, drift.step.behaviour);
      const id = candidateId(after);
      house.store({ id, file: 'src/a.js', symbol: 'double', before, after, drift }, 'optimise');
      const { code, err } = await house.run('apply', id, ...word);
      said = err;
      if (code !== 0) return code;
      before = after;
      n++;
      return code;
    };
    for (let i = 1; i <= 100 && stoppedAt === undefined; i++)
      if ((await step()) !== 0) stoppedAt = i;

    // A step changes one input in a hundred and twenty.
    expect(farthest).toBeLessThan(0.02);
    expect(stoppedAt).toBeGreaterThan(10);
    expect(stoppedAt).toBeLessThan(40);
    expect(said).toMatch(/drift of behaviour since generation 0: 0[.]2\d* \(budget 0[.]2\)/);
    expect(house.read('src/a.js')).toBe(version(stoppedAt! - 1));

    // It is the breaker's business too, and over the budget only by what was not written.
    expect(house.kinds().at(-1)).toBe('breaker-opened');
    const drift = await house.run('drift', 'src/a.js#double');
    expect(drift).toMatchObject({
      code: 0,
      out: expect.stringMatching(/behaviour +0[.](?:1\d*|2) of/),
    });
    const [line = ''] = (await house.run('drift', '--json')).out.split('\n');
    expect((JSON.parse(line) as { curve: [] }).curve).toHaveLength(stoppedAt! - 1);

    // Once a person has closed it and answered for the change, the chain goes on from there.
    house.allow(['alice']);
    const key = ['--reason', 'I have looked', '--key', house.key('alice')];
    await house.run('breaker', 'close', ...key);
    const answer = candidateId(version(n + 1));
    await house.run('sign', answer, ...key);
    await house.run('breaker', 'close', ...key);
    expect((await house.run('apply', answer)).code).toBe(0);
    const anew = JSON.parse((await house.run('drift', '--json')).out) as { distance: object };
    expect(anew.distance).toEqual({ behaviour: 0, interface: 0, text: 0 });
    close();
  });
});

describe('generation 0', { timeout: 60_000 }, () => {
  it('is the first that was frozen; what was not measured waits for a person', async () => {
    const house = project();
    await house.run('ledger', 'start');
    const { generation, close } = await begun(house);
    close();
    expect(generation.behaviour[0]?.examples.length).toBeGreaterThan(90);
    expect(generation.offers.join()).toContain('double (x) /** The double of a number. */');
    const store = openStore(house.root);
    const context = Object.assign(makeContext(house.root, house.loop), { env: house.env });
    const later = { ...generation, text: 'another' };
    const watch = watchFor(house.root, store, context);
    const kept = await watch.generation(generation.target, () => Promise.resolve(later));
    store.close();
    expect(kept).toEqual<Generation>(generation);
    const [before, after] = [version(0), version(1)];
    const { id } = house.store({ file: 'src/a.js', symbol: 'double', before, after }, 'optimise');
    expect(await house.run('apply', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('was not measured'),
    });
    house.write({ 'src/a.js': after });
    expect(await house.run('gate')).toMatchObject({
      code: 1,
      out: expect.stringContaining('drift/unmeasured'),
    });
  });

  it('is not kept where nothing is recorded', async () => {
    const house = project();
    await expect(begun(house)).rejects.toThrow('nothing was frozen');
    expect((await house.run('drift')).code).toBe(2);
  });
});
