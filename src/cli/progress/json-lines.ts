import type { Output } from '../context.ts';
import type { Progress } from './progress.ts';

/** Each event as one line of JSON. */
export function jsonLines(stdout: Output, stderr: Output): Progress {
  return {
    listener: (event) => void stdout.write(`${JSON.stringify(event)}\n`),
    say: (line) => void stderr.write(`${line}\n`),
    pause: () => {},
    stop: () => {},
  };
}
