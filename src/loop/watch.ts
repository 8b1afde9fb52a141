import { normalForm, type Candidate } from '../candidate/index.ts';
import type { StoredVerdict } from '../durable/index.ts';
import type { Counts, RunOutcome, RunRequest } from './answer.ts';
import type { Generation } from './drift.ts';
import type { Suspect } from './suspects.ts';

/** What watches over runs: whether one may start, and the record of how it ended. */
export interface Watch {
  /** Asked before anything else is done. */
  admit(request: RunRequest): Admission;
  /** Generation 0 of a target; `make` is asked for it when the target is seen for the first time. */
  generation(target: string, make: () => Promise<Generation>): Promise<Generation | undefined>;
  /** Told at once, when a candidate got out of its jail, and again when more is known of which it was. */
  breached(breach: Breach): void;
  /** Told once, when a run that was admitted has come to its end. */
  ended(run: RunEnd): void;
}

export interface Breach {
  /** Empty where versions were judged outside of a run. */
  readonly run: string;
  /** The target whose candidates were running. */
  readonly file: string;
  readonly symbol?: string | undefined;
  /** What showed it. */
  readonly what: string;
  /** What was being done with them, as the end of a sentence: `while its tests ran`. */
  readonly during?: string | undefined;
  /** The target's text, for what they changed of it. */
  readonly before: string;
  /** Who may have done it: one where it is certain, none where nothing was running. */
  readonly suspects: readonly Suspect[];
}

/** Who got out and what it was doing, in one line. */
export function describeBreach({
  what,
  during,
  before,
  suspects,
}: Pick<Breach, 'what' | 'during' | 'before' | 'suspects'>): string {
  const [first] = suspects;
  const who =
    first === undefined
      ? 'something, while no candidate ran,'
      : suspects.length > 1
        ? `one of ${suspects.length} candidates`
        : first.text === before
          ? 'the target as it is, with its tests,'
          : `candidate ${first.id}`;
  return `${who} got out of its jail${during === undefined ? '' : ` ${during}`}: ${what}`;
}

export type Admission =
  | { readonly ok: true; readonly refused: readonly Refusal[] }
  /** Why no run may start. */
  | { readonly ok: false; readonly reason: string };

/** A change of the target that a person has refused: evidence for the search. */
export interface Refusal {
  /** Ids of the candidate, one for each way in which it was written. */
  readonly ids: readonly string[];
  /** The whole text of the target file, where it is still known. */
  readonly text?: string;
  readonly reason: string;
}

export interface RunEnd {
  readonly run: string;
  readonly request: RunRequest;
  readonly outcome: RunOutcome;
  readonly counts: Counts;
  readonly ms: number;
}

/** How the verdict on a refused candidate starts. */
export const refusalPrefix = 'a person has refused it: ';

/** What people have refused, to be asked about candidates. */
export class Refused {
  readonly #file: string;
  readonly #byId = new Map<string, string>();
  readonly #byForm = new Map<string, string>();

  constructor(file: string, refusals: readonly Refusal[]) {
    this.#file = file;
    for (const { ids, text, reason } of refusals) {
      for (const id of ids) this.#byId.set(id, reason);
      const form = text === undefined ? undefined : normalForm(file, text);
      if (form !== undefined) this.#byForm.set(form, reason);
    }
  }

  /** Why the very candidate was refused; undefined when it was not. */
  same({ id }: Pick<Candidate, 'id'>): string | undefined {
    return this.#byId.get(id);
  }

  /** The same for one that differs in its writing only; parses, so only for few candidates. */
  alike(candidate: Pick<Candidate, 'id' | 'text'>): string | undefined {
    const same = this.same(candidate);
    if (same !== undefined || this.#byForm.size === 0) return same;
    const form = normalForm(this.#file, candidate.text);
    return form === undefined ? undefined : this.#byForm.get(form);
  }
}

/** What a run has heeded, from its own record. */
export function refusalsIn(verdicts: readonly StoredVerdict[]): Refusal[] {
  return verdicts.flatMap(({ candidate, verdict }) =>
    !verdict.valid && verdict.stage === 'review'
      ? [{ ids: [candidate.id], reason: verdict.reason.slice(refusalPrefix.length) }]
      : [],
  );
}
