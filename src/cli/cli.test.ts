import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockProject, openStore } from '../durable/index.ts';
import { PawlFault, UsageError } from '../fault.ts';
import type { RunOutcome, RunRequest } from '../loop/answer.ts';
import { cli } from './cli.ts';
import type { Context, Run } from './context.ts';
import { makeAnswer, makeContext, makeProject } from './testing.ts';

const files = { 'package.json': '{}', 'src/a.js': 'export const a = 1;\n' };
const answer = makeAnswer(files['src/a.js'], 'export const a = 2;\n');
const improved = { kind: 'improved', answer } as const;
const unreachable: Run = () => Promise.reject(new Error('must not run'));

describe('fix and optimise', () => {
  it.each<[string, RunOutcome, number, string]>([
    ['improved', improved, 0, 'Nothing is written yet. To write it: pawl apply 4be1c09f\n'],
    [
      'nothing-to-do',
      { kind: 'nothing-to-do', reason: 'all tests pass' },
      0,
      'Nothing to do: all tests pass\n',
    ],
    [
      'not-improved',
      { kind: 'not-improved', reason: 'time is up' },
      1,
      'Not improved: time is up\n',
    ],
    ['interrupted', { kind: 'interrupted' }, 1, ''],
  ])('%s ends as it should', async (_, outcome, code, said) => {
    const project = makeProject(files);
    const context = makeContext(project.root, loop(outcome));
    expect(await cli(['fix', 'src/a.js'], '1', context)).toBe(code);
    expect(context.out).toContain(said);
  });

  it('hands the loop what was asked for', async () => {
    const project = makeProject({ ...files, 'sub/package.json': '{}', 'sub/b.ts': '' });
    const requests: RunRequest[] = [];
    const context = makeContext(project.root, loop(improved, requests));
    await cli(['fix', 'src/a.js'], '1', context);
    const options = ['--seed', '7', '--budget', '1.5m', '--max-candidates', '9', '--no-jail'];
    const target = ['-C', 'sub', 'optimise', 'b.ts#B.c', '--tests', 'test/*.ts'];
    await cli([...target, ...options], '1', context);
    expect(requests).toEqual([
      {
        command: 'fix',
        root: project.root,
        file: 'src/a.js',
        seed: 1,
        budgetMs: 60_000,
        maxCandidates: Number.MAX_SAFE_INTEGER,
        jail: true,
      },
      {
        command: 'optimise',
        root: join(project.root, 'sub'),
        file: 'b.ts',
        symbol: 'B.c',
        tests: 'test/*.ts',
        seed: 7,
        budgetMs: 90_000,
        maxCandidates: 9,
        jail: false,
      },
    ]);
  });

  it('writes nothing, unless told', async () => {
    const project = makeProject(files);
    const read = (): string => readFileSync(join(project.root, 'src/a.js'), 'utf8');
    const context = makeContext(project.root, loop(improved));
    await cli(['fix', 'src/a.js'], '1', context);
    expect(read()).toBe(answer.before);
    expect(await cli(['fix', 'src/a.js', '--write'], '1', context)).toBe(0);
    expect(read()).toBe(answer.after);
    expect(context.out).toContain('Written to src/a.js.\n');
  });

  it('does not write over what changed while it ran', async () => {
    const project = makeProject(files);
    const file = join(project.root, 'src/a.js');
    const run: Run = (request, deps) => {
      writeFileSync(file, 'mine');
      return loop(improved)(request, deps);
    };
    const context = makeContext(project.root, run);
    expect(await cli(['fix', 'src/a.js', '--write'], '1', context)).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(context.err).toContain('src/a.js has changed since the answer was found');
  });

  it('prints events and nothing else with --json', async () => {
    const project = makeProject(files);
    const context = makeContext(project.root, loop(improved));
    expect(await cli(['fix', 'src/a.js', '--json', '--write'], '1', context)).toBe(0);
    const types = context.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(types).toEqual(['run-started', 'phase-started', 'run-ended']);
    expect(context.err).toBe('');
  });

  it('is refused while another run is at work, and does not load the loop', async () => {
    const project = makeProject(files);
    const lock = lockProject(project.root);
    const context = makeContext(project.root, unreachable);
    expect(await cli(['fix', 'src/a.js'], '1', context)).toBe(3);
    expect(context.err).toContain('is at work on this project\n  Wait until it has ended');
    if (lock.ok) lock.release();
  });

  it('lets go of the project when the loop fails', async () => {
    const project = makeProject(files);
    const context = makeContext(project.root, unreachable);
    expect(await cli(['fix', 'src/a.js'], '1', context)).toBe(3);
    const lock = lockProject(project.root);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.release();
  });

  it('stops the loop well when interrupted, and says how to go on', async () => {
    const project = makeProject(files);
    const run: Run = async (request, deps) => {
      await new Promise((resolve) => deps.stop.addEventListener('abort', resolve));
      return loop({ kind: 'interrupted' })(request, deps);
    };
    let disposed = 0;
    const context: Context & { err: string } = {
      ...makeContext(project.root, run),
      onInterrupt(first) {
        setTimeout(first, 20);
        return { dispose: () => void disposed++ };
      },
    };
    const errors: string[] = [];
    Object.assign(context, { stderr: { write: (text: string) => errors.push(text) } });
    expect(await cli(['fix', 'src/a.js'], '1', context)).toBe(1);
    expect(errors.join('')).toMatch(/stopping….*\n.*\n.*pawl resume r-\w{10}\n$/s);
    expect(disposed).toBe(1);
  });
});

describe('errors', () => {
  it.each([
    [new UsageError('no-such-symbol', 'no symbol b', { hint: 'Did you mean a?' }), 2],
    [new PawlFault('no-jail', 'no symbol b', { hint: 'Did you mean a?' }), 3],
  ])('%s: one line and a hint', async (error, code) => {
    const project = makeProject(files);
    const context = makeContext(project.root, () => Promise.reject(error));
    expect(await cli(['fix', 'src/a.js'], '1', context)).toBe(code);
    expect(context.err).toBe('pawl: no symbol b\n  Did you mean a?\n');
  });

  it('leaves no run to resume when the use was wrong', async () => {
    const project = makeProject(files);
    const run: Run = (request, { store, listener, now }) => {
      const { id } = store.startRun(request, now());
      listener({ type: 'run-started', run: id, request, resumed: false });
      throw new UsageError('no-such-symbol', 'no symbol b');
    };
    const context = makeContext(project.root, run);
    expect(await cli(['fix', 'src/a.js'], '1', context)).toBe(2);
    expect(await cli(['resume'], '1', context)).toBe(2);
    expect(context.err).toContain('pawl: every recorded run has come to its end\n');
  });

  it('shows the stack of what nobody expected', async () => {
    const project = makeProject(files);
    const context = makeContext(project.root, unreachable);
    expect(await cli(['fix', 'src/a.js'], '1', context)).toBe(3);
    expect(context.err).toMatch(/^pawl: this should not happen: Error: must not run\n +at /);
  });

  it.each([
    [['fxi'], "pawl: unknown command 'fxi'\n  Did you mean fix?\n"],
    [
      ['fix', 'src/a.js', '--bugdet'],
      "pawl: unknown option '--bugdet'\n  Did you mean --budget?\n",
    ],
    [['fix', 'src/b.js'], 'pawl: there is no file src/b.js\n  Did you mean src/a.js?\n'],
    [['fix', 'src'], 'pawl: src is a folder\n'],
    [['fix', 'package.json'], 'pawl: package.json is not JavaScript or TypeScript code\n'],
    [['fix', 'src/a.js#'], 'pawl: src/a.js# names no function\n'],
    [['fix', '#a'], 'pawl: #a names no file\n'],
    [['fix', 'src/a.js', '--tests', '../*.js'], 'pawl: the tests ../*.js lie outside the project'],
    [['fix'], "pawl: missing required argument 'FILE[#SYMBOL]'\n"],
    [['fix', 'a', 'b'], 'pawl: too many arguments'],
    [['fix', 'src/a.js', '--budget', '3'], "argument '3' is invalid\n  Give a time and its unit"],
    [['optimise', 'src/a.js'], 'pawl: optimise needs a function to make faster\n'],
    [['-C', 'nowhere', 'show'], 'pawl: there is no folder nowhere\n'],
    [['show'], 'pawl: nothing is recorded for '],
    [['apply'], "pawl: missing required argument 'ID'\n"],
    [['resume'], 'pawl: nothing is recorded for '],
    [[], 'Usage: pawl '],
  ])('%j is wrong use', async (args, said) => {
    const project = makeProject(files);
    const context = makeContext(project.root, unreachable);
    expect(await cli(args, '1', context)).toBe(2);
    expect(context.err).toContain(said);
    expect(context.out).toBe('');
  });
});

describe('show, apply and resume', () => {
  it('find what was recorded, from a folder below too', async () => {
    const project = makeProject(files);
    const context = makeContext(project.root, loop(improved));
    await cli(['fix', 'src/a.js'], '1', context);
    context.out = '';
    expect(await cli(['show', '4be1', '-C', 'src'], '1', context)).toBe(0);
    expect(context.out).toContain('-export const a = 1;\n+export const a = 2;\n');
    expect(await cli(['apply', '4be1', '-C', 'src'], '1', context)).toBe(0);
    expect(readFileSync(join(project.root, 'src/a.js'), 'utf8')).toBe(answer.after);
    expect(await cli(['apply', '4be1'], '1', context)).toBe(0);
    expect(context.out).toContain('src/a.js has this change already.\n');
    expect(await cli(['apply', 'ffff'], '1', context)).toBe(2);
    expect(await cli(['show', 'ffff'], '1', context)).toBe(2);
  });

  it('show as JSON is one line with the run and what was tried', async () => {
    const project = makeProject(files);
    const context = makeContext(project.root, loop({ kind: 'not-improved', reason: 'x' }));
    await cli(['fix', 'src/a.js', '--json'], '1', context);
    context.out = '';
    expect(await cli(['show', '--json'], '1', context)).toBe(0);
    expect(JSON.parse(context.out)).toMatchObject({
      run: { request: { file: 'src/a.js' }, outcome: { kind: 'not-improved' } },
      tried: { judged: 1, stages: [{ stage: 'tests', rejected: 1 }] },
    });
  });

  it('apply refuses a run without an answer', async () => {
    const project = makeProject(files);
    const context = makeContext(project.root, loop({ kind: 'not-improved', reason: 'x' }));
    await cli(['fix', 'src/a.js'], '1', context);
    expect(await cli(['apply', 'r-'], '1', context)).toBe(2);
    expect(context.err).toMatch(/pawl: run r-\w{10} has found no answer\n {2}What was tried: pawl/);
  });

  it('resume goes on with the newest run that has not ended, with its request', async () => {
    const project = makeProject(files);
    const store = openStore(project.root);
    const request: RunRequest = {
      command: 'fix',
      root: '/moved/from/here',
      file: 'src/a.js',
      seed: 3,
      budgetMs: 5,
      maxCandidates: 6,
      jail: true,
    };
    const killed = store.startRun(request, 1);
    const finished = store.startRun(request, 2);
    const counts = { judged: 0, valid: 0, perSecond: 0 };
    store.endRun(finished.id, { kind: 'not-improved', reason: 'x' }, counts, 3);
    store.close();

    const requests: RunRequest[] = [];
    const context = makeContext(project.root, loop(improved, requests));
    expect(await cli(['resume', '--budget', '9s'], '1', context)).toBe(0);
    expect(requests).toEqual([{ ...request, root: project.root, budgetMs: 9_000 }]);
    expect(context.err).toContain(`run ${killed.id}, resumed`);

    expect(await cli(['resume'], '1', context)).toBe(2);
    expect(context.err).toContain('pawl: every recorded run has come to its end\n');
    expect(await cli(['resume', killed.id], '1', context)).toBe(2);
    expect(context.err).toContain(`pawl: run ${killed.id} has found its answer\n`);
    expect(await cli(['resume', finished.id], '1', context)).toBe(0);
  });
});

describe('help', () => {
  it.each([['fix'], ['optimise'], ['show'], ['apply'], ['resume'], ['completion']])(
    'of %s has examples',
    async (command) => {
      const context = makeContext('/', unreachable);
      expect(await cli([command, '--help'], '1', context)).toBe(0);
      expect(context.out).toContain(`Examples:\n  $ pawl ${command}`);
    },
  );

  it('and the version go to stdout', async () => {
    const context = makeContext('/', unreachable);
    expect(await cli(['--version'], '1.2.3', context)).toBe(0);
    expect(await cli(['--help'], '1', context)).toBe(0);
    expect(context.out).toMatch(/^1\.2\.3\nUsage: pawl COMMAND/);
  });
});

/** A loop that records one rejected candidate and ends as it was told. */
function loop(outcome: RunOutcome, requests: RunRequest[] = []): Run {
  return (request, { store, listener, now, resumed }) => {
    requests.push(request);
    const { id: run } = resumed ?? store.startRun(request, now());
    listener({ type: 'run-started', run, request, resumed: resumed !== undefined });
    listener({ type: 'phase-started', phase: 'search' });
    store.recordVerdicts(run, [
      {
        candidate: { id: 'c', changes: [], parents: [] },
        verdict: { valid: false, stage: 'tests', reason: 'no', metrics: {} },
      },
    ]);
    const counts = { judged: 1, valid: 0, perSecond: 1 };
    store.endRun(run, outcome, counts, now());
    listener({ type: 'run-ended', run, outcome, counts, ms: 1 });
    return Promise.resolve({ outcome, counts });
  };
}
