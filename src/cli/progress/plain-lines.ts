import { visible } from '../../explain/index.ts';
import type { Output } from '../context.ts';
import { follow, lastingText, standingText, type Standing } from './progress-text.ts';
import type { Progress } from './progress.ts';

const everyMs = 5_000;

/** One line a phase, and one about every five seconds. */
export function plainLines(output: Output, now: () => number): Progress {
  let standing: Standing = { phase: 'prepare' };
  let phase: string | undefined;
  let said = 0;
  const say = (line: string): void => {
    output.write(`${line.split('\n').map(visible).join('\n')}\n`);
  };
  return {
    listener(event) {
      standing = follow(standing, event);
      const lasting = lastingText(event);
      if (lasting !== undefined) say(lasting);
      const due =
        (event.type === 'phase-started' && event.phase !== phase) ||
        (event.type === 'progress-made' && now() - said >= everyMs);
      if (!due) return;
      phase = standing.phase;
      said = now();
      say(standingText(event.type === 'phase-started' ? { phase: event.phase } : standing));
    },
    say,
    pause: () => {},
    stop: () => {},
  };
}
