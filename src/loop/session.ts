import type { Candidate, Example } from '../candidate/index.ts';
import type { Store, StoredRun } from '../durable/index.ts';
import type { ProjectStage, Verdict } from '../evaluator/index.ts';
import { PawlFault } from '../fault.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { Baseline, Target } from '../target/index.ts';
import type { Counts, RunRequest } from './answer.ts';
import type { Listener, Phase } from './event.ts';
import { describeBreach, Refused, refusalPrefix, type Breach, type Watch } from './watch.ts';

/** What a run is given from outside: its memory, its audience, and when to stop. */
export interface RunDeps {
  readonly store: Store;
  readonly listener: Listener;
  /** Aborted when the user asks to stop: the run ends well, with what it has. */
  readonly stop: AbortSignal;
  readonly now: () => number;
  /** Whether it may start, and where its end is recorded. */
  readonly watch: Watch;
  /** Recorded calls that the search is not to see: only the audit does. None when absent. */
  readonly isHeldOut?: (example: Example) => boolean;
  /** The killed run that this one goes on with. */
  readonly resumed?: StoredRun;
}

/** What a journal needs of a run's surroundings. */
export type JournalDeps = Omit<RunDeps, 'store' | 'watch'> & {
  readonly store: Pick<Store, 'recordVerdicts' | 'verdictsOf'>;
};

/** A run whose target is understood and measured: what every search works with. */
export interface Session {
  readonly request: RunRequest;
  readonly target: Target;
  readonly sandbox: Sandbox;
  readonly baseline: Baseline;
  readonly project: ProjectStage;
  readonly journal: Journal;
  readonly isHeldOut: (example: Example) => boolean;
  /** Aborted when the baseline turns out to be wrong: the search is done again with another. */
  readonly outdated?: AbortSignal;
}

/** What it takes to judge and measure versions of a target, without the user's own runner. */
export type Bench = Omit<Session, 'project' | 'outdated'>;

/** Counts, remembers and tells what happens in a run. */
export class Journal {
  readonly run: string;
  /** What people have refused. */
  readonly refused: Refused;
  readonly #heeded = new Set<string>();
  readonly #request: RunRequest;
  readonly #deps: JournalDeps;
  readonly #started: number;
  readonly #known = new Map<string, Verdict>();
  #phase: Phase = 'prepare';
  #judged = 0;
  #valid = 0;
  #outdated = 0;
  #searchMs = 0;
  #searchStarted: number | undefined;
  #told = 0;
  #best: string | undefined;
  #breach: Breach | undefined;
  readonly #suspected = new Set<string>();

  constructor(
    run: string,
    request: RunRequest,
    deps: JournalDeps,
    refused: Refused = new Refused(request.file, []),
  ) {
    this.run = run;
    this.refused = refused;
    this.#request = request;
    this.#deps = deps;
    this.#started = deps.now();
    if (deps.resumed)
      for (const { candidate, verdict } of deps.store.verdictsOf(run))
        this.#known.set(candidate.id, verdict);
  }

  get msLeft(): number {
    return Math.max(0, this.#request.budgetMs - (this.#deps.now() - this.#started));
  }

  /** The search has to end: no time, no candidates left to try, or the user said so. */
  get spent(): boolean {
    return this.stopped || this.msLeft <= 0 || this.candidatesLeft === 0;
  }

  get candidatesLeft(): number {
    return Math.max(0, this.#request.maxCandidates - this.#judged);
  }

  get stopped(): boolean {
    return this.#deps.stop.aborted || this.#breach !== undefined;
  }

  /** Something got out of its jail: why the run ends, and gives nothing. */
  get breached(): string | undefined {
    return this.#breach && describeBreach(this.#breach);
  }

  /**
   * For who answers without being a run: nothing is said of any version once something got out.
   *
   * @throws PawlFault `sandbox-breached`.
   */
  heedBreach(): void {
    if (this.breached === undefined) return;
    throw new PawlFault('sandbox-breached', this.breached, {
      hint: 'Look at it before anything else runs: pawl breaker',
    });
  }

  /**
   * Ends the run. Told again when another may have done it: a batch is looked through for the one.
   *
   * @returns false when it is known already
   */
  breach(breach: Breach): boolean {
    const who = breach.suspects.map(({ id }) => id).join(' ');
    if (this.#suspected.has(who)) return false;
    this.#suspected.add(who);
    // The fewer, the more is known; of none nothing is.
    const amount = ({ suspects }: Breach): number => suspects.length || Infinity;
    if (!this.#breach || amount(breach) < amount(this.#breach)) this.#breach = breach;
    this.warn(describeBreach(breach));
    return true;
  }

  get counts(): Counts {
    const ms =
      this.#searchMs +
      (this.#searchStarted === undefined ? 0 : this.#deps.now() - this.#searchStarted);
    return {
      judged: this.#judged,
      valid: this.#valid,
      perSecond: ms > 0 ? Math.round((this.#judged / ms) * 1_000) : 0,
      ...(this.#outdated > 0 && { outdated: this.#outdated }),
    };
  }

  /** The search begins anew: what was judged so far is of no account. */
  restart(): void {
    this.#outdated = this.#judged;
  }

  emit(event: Parameters<Listener>[0]): void {
    this.#deps.listener(event);
  }

  enter(phase: Phase): void {
    if (this.#searchStarted !== undefined) {
      this.#searchMs += this.#deps.now() - this.#searchStarted;
      this.#searchStarted = undefined;
    }
    if (phase === 'search') this.#searchStarted = this.#deps.now();
    this.#phase = phase;
    this.emit({ type: 'phase-started', phase });
  }

  warn(message: string, hint?: string): void {
    this.emit({ type: 'warning-raised', message, ...(hint === undefined ? {} : { hint }) });
  }

  /** The verdict on what a person has refused; each refusal is told once. */
  heed(reason: string): Verdict & { readonly valid: false } {
    if (!this.#heeded.has(reason))
      this.warn(`not proposed again, since a person has refused it: ${reason}`);
    this.#heeded.add(reason);
    return {
      valid: false,
      stage: 'review',
      reason: `${refusalPrefix}${reason}`,
      metrics: {},
    };
  }

  /** What an earlier, killed turn of this run already found out about a candidate. */
  known(id: string): Verdict | undefined {
    return this.#known.get(id);
  }

  /** Records verdicts before anything is built on them. */
  record(verdicts: readonly { readonly candidate: Candidate; readonly verdict: Verdict }[]): void {
    const fresh = verdicts.filter(({ candidate }) => !this.#known.has(candidate.id));
    this.#judged += verdicts.length;
    this.#valid += verdicts.filter(({ verdict }) => verdict.valid).length;
    this.#deps.store.recordVerdicts(this.run, fresh);
    for (const { candidate, verdict } of verdicts)
      if (verdict.valid)
        this.emit({
          type: 'candidate-judged',
          id: candidate.id,
          operators: candidate.changes.map((change) => change.operator),
          verdict,
        });
    this.tell();
  }

  /** A later stage's word on a candidate that was counted before. */
  amend(candidate: Candidate, verdict: Verdict): void {
    this.#deps.store.recordVerdicts(this.run, [{ candidate, verdict }]);
    this.emit({
      type: 'candidate-judged',
      id: candidate.id,
      operators: candidate.changes.map((change) => change.operator),
      verdict,
    });
  }

  best(text: string): void {
    this.#best = text;
    this.tell();
  }

  /** At most ten times a second. */
  tell(): void {
    const now = this.#deps.now();
    if (now - this.#told < 100) return;
    this.#told = now;
    this.emit({
      type: 'progress-made',
      phase: this.#phase,
      counts: this.counts,
      ...(this.#best === undefined ? {} : { best: this.#best }),
      msLeft: this.msLeft,
    });
  }
}
