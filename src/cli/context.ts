import type { Example } from '../candidate/values.ts';
import type { Store, StoredRun } from '../durable/index.ts';
import type { RunOutcome, RunRequest } from '../loop/answer.ts';
import type { Listener } from '../loop/event.ts';
import type { Watch } from '../loop/index.ts';

/** 0 improved or nothing to do, 1 not improved or rejected, 2 wrong use, 3 fault. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Where text goes: the part of a stream that the commands use. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The loop's `run`. */
export type Run = (
  request: RunRequest,
  deps: {
    readonly store: Store;
    readonly listener: Listener;
    readonly stop: AbortSignal;
    readonly now: () => number;
    readonly isHeldOut: (example: Example) => boolean;
    readonly resumed?: StoredRun;
    readonly watch: Watch;
  },
) => Promise<{ readonly outcome: RunOutcome | NotStarted }>;

/** The breaker is open, so there was no run. */
export interface NotStarted {
  readonly kind: 'not-started';
  readonly reason: string;
}

/** What the commands need of the world around them. */
export interface Context {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: NodeJS.ReadableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Loads the loop; late, so that the other commands start fast. */
  readonly loadRun: () => Promise<Run>;
  /** Calls `first` on the first request to stop; a second one ends the process at once. */
  readonly onInterrupt: (first: () => void, second: () => void) => { dispose(): void };
}
