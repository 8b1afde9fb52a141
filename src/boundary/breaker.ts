/** Limits of a runaway; an absent one does not apply. Amounts count from the last time it was closed. */
export interface BreakerBudget {
  readonly timeMs?: number | undefined;
  readonly candidates?: number | undefined;
  /** In the currency that the user thinks in. */
  readonly money?: number | undefined;
  readonly tokens?: number | undefined;
  readonly acceptedPerDay: number;
  readonly auditRejections: number;
  /**
   * Changes that would leave a drift budget. One waits for a person: a fix may well be far from the
   * bug that it mends. Several in a row are a search that walks away.
   */
  readonly driftStops: number;
  readonly unexplainedJumps: number;
  readonly oscillations: number;
  /** Runs in a row that brought nothing. */
  readonly stagnation: number;
  readonly recursionDepth: number;
  readonly rollbacks: number;
}

/** What holds where nothing is configured. */
export const defaultBreakerBudget: BreakerBudget = {
  acceptedPerDay: 50,
  auditRejections: 3,
  driftStops: 3,
  unexplainedJumps: 2,
  oscillations: 2,
  stagnation: 20,
  recursionDepth: 2,
  rollbacks: 1,
};

/** Who did something: a person by name, or anything else. */
export interface Actor {
  readonly kind: 'person' | 'pawl' | 'agent' | 'candidate' | 'config';
  readonly name: string;
}

/** What the breaker looks at, as the ledger has it. `at` is in milliseconds since the epoch. */
export type BreakerEvent = { readonly at: number } & (
  | {
      readonly type: 'run-spent';
      readonly timeMs: number;
      readonly candidates: number;
      readonly money: number;
      readonly tokens: number;
      /** The run brought an accepted change or a finding. */
      readonly fruitful: boolean;
      /** How many levels of self-improvement are around it. */
      readonly depth: number;
    }
  | { readonly type: 'run-admitted'; readonly run: string }
  | { readonly type: 'run-passed'; readonly run: string }
  | {
      readonly type: 'change-accepted';
      readonly target: string;
      /** Ids of the target's text before and after: an earlier `before` that comes back is undone work. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly type: 'audit-rejected'; readonly candidate: string }
  | { readonly type: 'drift-exceeded'; readonly target: string }
  | { readonly type: 'metric-jumped'; readonly target: string; readonly explained: boolean }
  | { readonly type: 'sandbox-breached'; readonly target: string; readonly what: string }
  | { readonly type: 'rollback-done'; readonly release: string }
  /** The one change that a half-open breaker lets through was written or shipped. */
  | { readonly type: 'change-used'; readonly candidate: string }
  /** It was recorded that it opened: by what is counted here, or by somebody who saw a reason. */
  | {
      readonly type: 'breaker-opened';
      readonly id: string;
      readonly trigger: string;
      readonly reason: string;
    }
  | ({ readonly type: 'breaker-closed' } & Answered)
  | ({ readonly type: 'breaker-half-opened' } & Answered)
);

/** A word on one opening. */
interface Answered {
  /** Its id; absent where it has none yet. */
  readonly opened?: string;
  readonly by: Actor;
  readonly reason: string;
  readonly verified: boolean;
}

/** One time that it opened; each has to be closed. */
interface Opening {
  readonly id?: string;
  readonly trigger: string;
  readonly reason: string;
  readonly since: number;
  readonly isHalf: boolean;
}

export type Trigger =
  | 'time'
  | 'candidates'
  | 'money'
  | 'tokens'
  | 'accepted-per-day'
  | 'audit-rejections'
  | 'drift'
  | 'unexplained-jumps'
  | 'oscillation'
  | 'stagnation'
  | 'recursion-depth'
  | 'sandbox-breach'
  | 'rollbacks'
  | 'unknown-event';

export type BreakerState =
  | { readonly kind: 'closed' }
  | ({ readonly kind: 'open' } & Cause)
  /** One run and one change may pass; `run` is the one that was let through. */
  | ({ readonly kind: 'half-open'; readonly run?: string } & Cause);

/** What it opened by. */
interface Cause {
  readonly trigger: string;
  readonly reason: string;
  readonly since: number;
  /** Under which id the opening was recorded; absent: not yet. */
  readonly opened?: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The state after these events, oldest first. It is derived anew each time, so that it survives
 * restarts and is exactly as trustworthy as the ledger that holds the events.
 */
export function breakerState(events: readonly BreakerEvent[], budget: BreakerBudget): BreakerState {
  const breaker = new Breaker(budget);
  for (const event of events) breaker.take(event);
  return breaker.state;
}

/** Whether a run may start now. */
export function mayRun(state: BreakerState): boolean {
  return state.kind === 'closed' || (state.kind === 'half-open' && state.run === undefined);
}

class Breaker {
  readonly #budget: BreakerBudget;
  #openings: readonly Opening[] = [];
  #run: string | undefined;
  #spent = { timeMs: 0, candidates: 0, money: 0, tokens: 0 };
  #accepted: number[] = [];
  #counts = { audits: 0, drifts: 0, jumps: 0, turns: 0, barren: 0, rollbacks: 0 };
  /** Texts that each target has had; they are not forgotten when the breaker is closed. */
  readonly #texts = new Map<string, Set<string>>();

  constructor(budget: BreakerBudget) {
    this.#budget = budget;
  }

  get state(): BreakerState {
    const open = this.#openings.find(({ isHalf }) => !isHalf);
    const opening = open ?? this.#openings[0];
    if (!opening) return { kind: 'closed' };
    const { id, trigger, reason, since } = opening;
    const cause = { trigger, reason, since, ...(id !== undefined && { opened: id }) };
    if (open) return { kind: 'open', ...cause };
    return { kind: 'half-open', ...cause, ...(this.#run !== undefined && { run: this.#run }) };
  }

  take(event: BreakerEvent): void {
    if (event.type === 'breaker-closed' || event.type === 'breaker-half-opened')
      return this.#asked(event);
    if (event.type === 'breaker-opened') return this.#opened(event);
    const found = this.#trigger(event);
    if (found && this.state.kind !== 'open') this.#open(found[0], found[1], event.at);
    if (this.state.kind !== 'half-open') return;
    // The one that was let through: another does not come after it without a person.
    if (event.type === 'run-admitted') this.#run ??= event.run;
    if (event.type === 'change-used')
      this.#openings = this.#openings.map((each) => ({ ...each, isHalf: false }));
  }

  #open(trigger: string, reason: string, since: number, id?: string): void {
    const opening = { trigger, reason, since, isHalf: false, ...(id !== undefined && { id }) };
    this.#openings = [...this.#openings, opening];
  }

  /** What was counted here gets the id that it was recorded under. */
  #opened({ id, trigger, reason, at }: BreakerEvent & { type: 'breaker-opened' }): void {
    const known = this.#openings.find((each) => each.id === undefined && each.trigger === trigger);
    if (!known) return this.#open(trigger, reason, at, id);
    this.#openings = this.#openings.map((each) => (each === known ? { ...each, id } : each));
  }

  /** Only a person, whose word was verified, with a reason. */
  #asked(event: BreakerEvent & { type: 'breaker-closed' | 'breaker-half-opened' }): void {
    const { by, reason, verified } = event;
    if (by.kind !== 'person' || !verified || reason.trim() === '') return;
    const named = this.#openings.find(({ id }) => id === event.opened);
    if (!named) return;
    const isHalf = event.type === 'breaker-half-opened';
    this.#openings = this.#openings.flatMap((each) =>
      each !== named ? [each] : isHalf ? [{ ...each, isHalf: true }] : [],
    );
    if (isHalf) this.#run = undefined;
    if (this.state.kind === 'open') return;
    this.#spent = { timeMs: 0, candidates: 0, money: 0, tokens: 0 };
    this.#counts = { audits: 0, drifts: 0, jumps: 0, turns: 0, barren: 0, rollbacks: 0 };
    this.#accepted = [];
  }

  #trigger(event: BreakerEvent): [Trigger, string] | undefined {
    const budget = this.#budget;
    const counts = this.#counts;
    const over = (count: number, most: number): boolean => !(count < most);
    switch (event.type) {
      case 'run-spent':
        return this.#spentOn(event);
      case 'run-admitted':
      case 'run-passed':
      case 'change-used':
      case 'breaker-opened':
        return undefined;
      case 'change-accepted': {
        if (
          this.#isTurn(event.target, event.before, event.after) &&
          over(++counts.turns, budget.oscillations)
        )
          return ['oscillation', `${event.target} went back to what it was ${counts.turns} times`];
        this.#accepted = [...this.#accepted.filter((at) => event.at - at < dayMs), event.at];
        return this.#accepted.length > budget.acceptedPerDay
          ? ['accepted-per-day', `${this.#accepted.length} changes were accepted within a day`]
          : undefined;
      }
      case 'audit-rejected':
        return over(++counts.audits, budget.auditRejections)
          ? ['audit-rejections', `the audit rejected ${counts.audits} candidates`]
          : undefined;
      case 'drift-exceeded':
        return over(++counts.drifts, budget.driftStops)
          ? ['drift', `${counts.drifts} changes were too far from where a person last signed`]
          : undefined;
      case 'metric-jumped':
        return !event.explained && over(++counts.jumps, budget.unexplainedJumps)
          ? ['unexplained-jumps', `${counts.jumps} metrics jumped and nothing says why`]
          : undefined;
      case 'sandbox-breached':
        return [
          'sandbox-breach',
          `a candidate for ${event.target} got out of its jail: ${event.what}`,
        ];
      case 'rollback-done':
        return over(++counts.rollbacks, budget.rollbacks)
          ? ['rollbacks', `${counts.rollbacks} releases were taken back`]
          : undefined;
      default:
        // A kind that this version does not know could be anything.
        return ['unknown-event', `the ledger has an event of an unknown kind`];
    }
  }

  #spentOn(event: BreakerEvent & { type: 'run-spent' }): [Trigger, string] | undefined {
    const limits = [
      ['timeMs', 'time'],
      ['candidates', 'candidates'],
      ['money', 'money'],
      ['tokens', 'tokens'],
    ] as const;
    let found: [Trigger, string] | undefined;
    for (const [field, trigger] of limits) {
      const value = event[field];
      this.#spent[field] += value;
      const most = this.#budget[field];
      // Not a number is not within a budget.
      const isOver = !(value >= 0) || (most !== undefined && !(this.#spent[field] <= most));
      if (isOver)
        found ??= [trigger, `${this.#spent[field]} of ${field} spent (budget ${most ?? 'none'})`];
    }
    if (found) return found;
    if (!(event.depth <= this.#budget.recursionDepth))
      return ['recursion-depth', `self-improvement is ${event.depth} levels deep`];
    this.#counts.barren = event.fruitful ? 0 : this.#counts.barren + 1;
    return this.#counts.barren >= this.#budget.stagnation
      ? ['stagnation', `${this.#counts.barren} runs in a row brought nothing`]
      : undefined;
  }

  /** True when the text after is one that the target has had before. */
  #isTurn(target: string, before: string, after: string): boolean {
    const texts = this.#texts.get(target) ?? new Set();
    const isTurn = before !== after && texts.has(after);
    this.#texts.set(target, texts.add(before).add(after));
    return isTurn;
  }
}
