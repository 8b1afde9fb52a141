import { clip, visible, type Paint } from '../../explain/index.ts';
import type { Output } from '../context.ts';
import { follow, lastingText, standingText, type Standing } from './progress-text.ts';
import type { Progress } from './progress.ts';

const redrawMs = 100;
const clear = '\r\x1b[2K';
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** One line that is drawn over and over, at most ten times a second; lasting lines above it. */
export function liveLine(output: Output, paint: Paint, now: () => number): Progress {
  let standing: Standing = { phase: 'prepare' };
  let changedAt = now();
  let drawnAt = -Infinity;
  let frame = 0;
  let stopped = false;

  const draw = (): void => {
    if (stopped || now() - drawnAt < redrawMs) return;
    drawnAt = now();
    frame = (frame + 1) % frames.length;
    const { msLeft } = standing;
    const shown =
      msLeft === undefined ? standing : { ...standing, msLeft: msLeft - (now() - changedAt) };
    const text = clip(visible(standingText(shown)), (output.columns ?? 80) - 3);
    output.write(`${clear}${paint('name', frames[frame] ?? '')} ${text}`);
  };
  const say = (line: string): void => {
    output.write(`${clear}${line.split('\n').map(visible).join('\n')}\n`);
    drawnAt = -Infinity;
    draw();
  };
  // Also while nothing is told: the time left goes on.
  const timer = setInterval(draw, redrawMs);
  timer.unref();

  return {
    listener(event) {
      const next = follow(standing, event);
      if (next !== standing) [standing, changedAt] = [next, now()];
      const lasting = lastingText(event);
      if (lasting !== undefined && !stopped) say(lasting);
      draw();
    },
    say,
    pause() {
      if (!stopped) output.write(clear);
    },
    stop() {
      if (stopped) return;
      stopped = true;
      clearInterval(timer);
      output.write(clear);
    },
  };
}
