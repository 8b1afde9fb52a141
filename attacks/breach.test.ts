import type { ChildProcess, spawn } from 'node:child_process';
import { beforeEach, expect, it, vi } from 'vitest';
import { openStore } from '../src/durable/index.ts';
import { Household } from '../src/cli/oversight/testing.ts';
import { candidateId } from '../src/candidate/index.ts';
import { testFile } from '../src/loop/testing.ts';

interface Asked {
  readonly codes: readonly string[];
  readonly versions: readonly { readonly code: number; readonly number: number }[];
}

interface Asked {
  readonly type: string;
  /** Anything but `together`: one version at a time, each announced. */
  readonly manner?: string;
  readonly job?: {
    readonly codes?: readonly string[];
    readonly versions?: readonly { readonly code: number; readonly number: number }[];
  };
}

/** Who is hostile, by its code and number; undefined: whatever runs at all. */
const hostile = vi.hoisted(() => ({
  is: undefined as ((code: string, number: number) => boolean) | undefined,
}));

/**
 * No attack that is known gets out of a realm, so the walls are left out here: something in the worker
 * has come to its channel, and reports that every test passes.
 */
vi.mock(import('node:child_process'), async (original) => {
  const real = await original();
  const opened = (...args: Parameters<typeof spawn>): ChildProcess => {
    const child = real.spawn(...args);
    const forge = (): void => void child.emit('message', { type: 'answer', ok: true, value: [] });
    const send = child.send?.bind(child) as ((...all: unknown[]) => boolean) | undefined;
    let answers = 0;
    /** Of the request's versions the hostile one. */
    let at = -1;
    child.on('message', (message: { type?: string; done?: number }) => {
      if (!hostile.is && ++answers === 4) forge();
      // Its turn has come; it acts once that is known.
      if (message.type === 'pulse' && message.done === at) process.nextTick(forge);
    });
    if (send)
      child.send = (...all: unknown[]) => {
        const { job, manner = 'together' } = (all[0] as { request: Asked }).request;
        const { codes = [], versions = [] } = job ?? {};
        at = versions.findIndex(({ code, number }) => hostile.is?.(codes[code] ?? '', number));
        if (at >= 0 && manner === 'together') setImmediate(forge);
        if (manner === 'together') at = -1;
        return send(...all);
      };
    return child;
  };
  return { ...real, spawn: opened as typeof spawn };
});

beforeEach(() => {
  hostile.is = undefined;
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
    body: {
      run: expect.stringMatching(/^r-/),
      target: 'src/a.js',
      what: 'it speaks in the place of the worker',
    },
  });
  expect(first.out).toMatch(/^Not improved: the target as it is, with its tests, got out/);
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

it('names the candidate, the run and what it changed, and gives no answer of that run', async () => {
  const house = new Household(files).allow(['alice']);
  // One of the first batch, which runs as one code with all others of it.
  let shared: string | undefined;
  hostile.is = (code, number) => number === 3 && code === (shared ??= code);
  const ran = await house.run(...fix);

  const breaches = house.entries().filter((entry) => entry.kind === 'sandbox-breached');
  const { run, during } = breaches[0]!.body;
  expect(breaches.map(({ body }) => body.among)).toEqual([expect.any(Number), 1]);
  expect(breaches[0]!.body.among).toBeGreaterThan(3);
  expect(during).toBe('while its tests ran');
  const [{ candidate, changes } = { candidate: '', changes: '' }] = breaches[1]!.body.suspects!;

  // The same that the evaluator has blamed, by looking for it in its own way.
  const store = openStore(house.root);
  const blamed = store
    .verdictsOf(run)
    .filter(({ verdict }) => !verdict.valid && verdict.reason === 'it crashes the engine');
  store.close();
  expect(blamed.map((each) => each.candidate.id)).toEqual([candidate]);
  const [edit] = blamed[0]!.candidate.changes.flatMap((change) => change.edits);
  expect(
    changes
      .split('\n')
      .filter((line) => line.startsWith('+ '))
      .join(),
  ).toContain(edit!.text);

  expect(ran.code).toBe(1);
  expect(ran.out).toContain(`Not improved: candidate ${candidate} got out of its jail`);
  const told = await house.run('breaker');
  expect(told.out).toContain(`${candidate}, run ${run}, while its tests ran`);
  expect(told.out).toContain(changes.split('\n').at(-1));
  expect((await house.run('breaker', '--json')).out).toContain(`"candidate":"${candidate}"`);
  expect((await house.run('report')).out).toContain(
    `${candidate} for src/a.js got out of its jail`,
  );
}, 90_000);

it('a version that others wrote is named too, and none is judged while the breaker is open', async () => {
  const house = new Household(files).allow(['alice']);
  const text = 'export const most = (a, b) => Math.max(a, b);\n';
  house.write({ 'mine.js': text });
  hostile.is = (code) => code.includes('Math.max');
  const judge = ['judge', 'src/a.js', '--objective', 'fix', '--candidate', 'mine.js'];
  const first = await house.run(...judge);
  expect(first.code).toBe(3);
  expect(first.err).toContain(`candidate ${candidateId(text)} got out of its jail`);
  expect((await house.run('breaker')).out).toContain(`${candidateId(text)}, while its tests ran`);
  hostile.is = () => false;
  const again = await house.run(...judge);
  expect(again.code).toBe(1);
  expect(again.err).toContain('not judged: the breaker is open: sandbox-breach');
}, 90_000);

it('what gets out while it is audited is named, and rejected', async () => {
  const house = new Household(files).allow(['alice']);
  const { 'src/a.js': before } = files;
  const { id } = house.store({ file: 'src/a.js', before, after: before.replace('a < b', 'a > b') });
  hostile.is = (code) => code.includes('a > b');
  const audited = await house.run('audit', id);
  expect(audited.code).toBe(1);
  expect(audited.out).toContain('the change got out of its jail');
  expect((await house.run('breaker')).out).toContain('while it was audited');
  expect(house.kinds()).toContain('breaker-opened');
}, 90_000);
