import { formatCount, formatMs } from '../../explain/index.ts';
import type { Counts } from '../../loop/answer.ts';
import type { PawlEvent, Phase } from '../../loop/event.ts';

/** What is going on, for a person. */
const phaseTexts: Record<Phase, string> = {
  prepare: 'preparing',
  baseline: 'running the tests',
  localise: 'localising',
  search: 'searching',
  minimise: 'minimising',
  measure: 'measuring',
  confirm: 'confirming',
  judge: 'judging',
};

/** The changing part of the progress. */
export interface Standing {
  readonly phase: Phase;
  readonly counts?: Counts;
  readonly best?: string;
  /** Milliseconds; absent while no end is known. */
  readonly msLeft?: number;
}

/** `searching, 42 s left, 12,345 judged, 3,100/s, best 3 of 4 tests`: what may be cut comes last. */
export function standingText({ phase, counts, best, msLeft }: Standing): string {
  return [
    phaseTexts[phase],
    msLeft !== undefined && timeLeft(msLeft),
    counts && counts.judged > 0 && `${formatCount(counts.judged)} judged`,
    counts && counts.perSecond > 0 && `${formatCount(counts.perSecond)}/s`,
    best !== undefined && `best ${best}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}

function timeLeft(ms: number): string {
  return ms <= 0 ? 'time is up' : `${formatMs(Math.ceil(ms / 1_000) * 1_000)} left`;
}

/** Events that stay on the screen as a line of their own, and what that line is. */
export function lastingText(event: PawlEvent): string | undefined {
  switch (event.type) {
    case 'run-started':
      return `run ${event.run}${event.resumed ? ', resumed' : ''}`;
    case 'baseline-taken': {
      const { tests, failing, pinned } = event;
      const parts = [
        `${formatCount(tests)} tests, ${formatCount(failing.length)} failing`,
        pinned.length > 0 && `pinned: ${pinned.join(', ')}`,
      ];
      return parts.filter((part) => typeof part === 'string').join('; ');
    }
    case 'warning-raised':
      return `warning: ${event.message}${event.hint ? `\n  ${event.hint}` : ''}`;
    default:
      return undefined;
  }
}

/** The standing after an event; the same object when the event does not change it. */
export function follow(standing: Standing, event: PawlEvent): Standing {
  switch (event.type) {
    case 'phase-started':
      return { ...standing, phase: event.phase };
    case 'progress-made': {
      const { phase, counts, best, msLeft } = event;
      return { ...standing, phase, counts, msLeft, ...(best !== undefined && { best }) };
    }
    default:
      return standing;
  }
}
