import { ChildProcess, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { toCandidate, type Candidate } from '../src/candidate/index.ts';
import { TestsStage, type Verdict } from '../src/evaluator/index.ts';
import { judgeRunnables } from '../src/loop/runnable.ts';
import { Sandbox } from '../src/sandbox/index.ts';
import { family } from '../src/sandbox/processes.ts';
import { openTarget, takeBaseline, type Baseline, type Target } from '../src/target/index.ts';

/** What befalls a worker while it judges. */
export const faults = ['killed', 'stopped', 'starved of memory', 'cut off'] as const;
export type Fault = (typeof faults)[number];

/** The same candidates are judged again and again, and something happens to a worker each time. */
export class Faults {
  readonly #target: Target;
  readonly #candidates: readonly Candidate[];

  private constructor(target: Target, count: number) {
    this.#target = target;
    this.#candidates = candidatesOf(target.source.text, count);
  }

  static async open(count = 160): Promise<Faults> {
    const root = fileURLToPath(new URL('../bench/cases/one-edit', import.meta.url));
    return new Faults(await openTarget({ root, file: 'src/ranges.ts' }), count);
  }

  /**
   * One run, from a new sandbox to the last verdict.
   *
   * @param fault what happens, and when: the share of an undisturbed run's time, 0 to 1
   */
  async run(fault?: { readonly kind: Fault; readonly at: number; readonly usualMs: number }) {
    const sandbox = new Sandbox({ jail: true, workers: 2 });
    try {
      await sandbox.open(this.#target.unit, this.#target.realm);
      const baseline = await takeBaseline(this.#target, sandbox, 1);
      const began = performance.now();
      const timer = fault && setTimeout(() => befall(fault.kind), fault.at * fault.usualMs);
      const verdicts = await this.#judge(sandbox, baseline);
      clearTimeout(timer);
      return { answer: verdicts.map(textOf), ms: performance.now() - began };
    } finally {
      sandbox.close();
    }
  }

  /** In batches, two at a time, as a search does. */
  async #judge(sandbox: Sandbox, baseline: Baseline): Promise<readonly Verdict[]> {
    const stage = new TestsStage(sandbox, { ...baseline, orderMatters: true }, 1);
    const size = Math.ceil(this.#candidates.length / 4);
    const batches = [0, 1, 2, 3].map((i) => this.#candidates.slice(i * size, (i + 1) * size));
    const judged = await Promise.all(
      batches.map((batch) => judgeRunnables(this.#target, batch, (it) => stage.judge(it))),
    );
    return judged.flat();
  }
}

/** One edit each: a name or a comparison in the place of another. */
function candidatesOf(text: string, count: number): Candidate[] {
  const body = text.indexOf('const sorted');
  const places = [...text.matchAll(/\b(?:opens|closes|busy|shortest|span|at|free)\b|[<>]=?(?= )/g)]
    .filter((it) => it.index > body)
    .map((it) => ({ start: it.index, end: it.index + it[0].length, isName: /\w/.test(it[0]) }));
  const found: Candidate[] = [];
  for (let i = 0; found.length < count; i++) {
    const { isName, ...place } = places[i % places.length]!;
    const others = isName ? ['opens', 'closes', '0', 'busy', '[]'] : ['>=', '<', '<=', '>', '!=='];
    const other = others[Math.floor(i / places.length) % others.length]!;
    const change = { operator: 'swap', reason: 'Another', edits: [{ ...place, text: other }] };
    found.push(toCandidate(text, { changes: [change], prior: 1 }));
  }
  return found;
}

function textOf(verdict: Verdict): string {
  return verdict.valid ? 'valid' : `${verdict.stage}: ${verdict.reason}`;
}

/** To the first worker that is at work now; one that is idle has nothing to lose. */
function befall(kind: Fault): void {
  const worker = busyWorkers()[0];
  const pid = worker?.pid === undefined ? undefined : family(worker.pid).at(-1);
  if (!worker || pid === undefined) return;
  switch (kind) {
    case 'killed':
      process.kill(pid, 'SIGKILL');
      break;
    case 'stopped':
      process.kill(pid, 'SIGSTOP');
      break;
    case 'starved of memory':
      spawnSync('prlimit', ['--pid', String(pid), '--as=1000000', '--data=1000000']);
      break;
    case 'cut off':
      worker.disconnect();
  }
}

/** Node holds on to those only that are waited for: the ones with a request. */
function busyWorkers(): ChildProcess[] {
  const handles = (process as never as { _getActiveHandles(): unknown[] })._getActiveHandles();
  return handles.filter((it): it is ChildProcess => it instanceof ChildProcess && it.connected);
}
