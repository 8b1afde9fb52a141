import type { Stage, Verdict } from '../evaluator/verdict.ts';
import type { Counts, RunOutcome, RunRequest } from './answer.ts';

/** The parts of a run that a person is told of, in order. */
export type Phase =
  'prepare' | 'baseline' | 'localise' | 'search' | 'minimise' | 'measure' | 'confirm' | 'judge';

/**
 * Everything that a run tells: the progress line, `--json` and the store are made from these.
 * Each is one JSON line with `--json`. Names are noun-action.
 */
export type PawlEvent =
  | {
      readonly type: 'run-started';
      readonly run: string;
      readonly request: RunRequest;
      readonly resumed: boolean;
    }
  | { readonly type: 'phase-started'; readonly phase: Phase }
  | {
      readonly type: 'baseline-taken';
      readonly tests: number;
      readonly failing: readonly string[];
      /** Sources of non-determinism that were pinned: `clock`, `randomness`. */
      readonly pinned: readonly string[];
    }
  | { readonly type: 'warning-raised'; readonly message: string; readonly hint?: string }
  | {
      readonly type: 'progress-made';
      readonly phase: Phase;
      readonly counts: Counts;
      /** The best so far in a few words: `3 of 4 tests`, `12.3x`. */
      readonly best?: string;
      readonly msLeft: number;
    }
  | {
      readonly type: 'candidate-judged';
      readonly id: string;
      readonly operators: readonly string[];
      readonly verdict: Verdict;
    }
  | {
      readonly type: 'rival-found';
      readonly id: string;
      readonly operators: readonly string[];
      readonly stage: Stage;
    }
  /** It was not started: the breaker is open. */
  | { readonly type: 'run-refused'; readonly reason: string }
  | {
      readonly type: 'run-ended';
      readonly run: string;
      readonly outcome: RunOutcome;
      readonly counts: Counts;
      readonly ms: number;
    };

export type Listener = (event: PawlEvent) => void;
