import type { Listener } from '../../loop/event.ts';
import { looksOf } from '../looks.ts';
import type { Context } from '../context.ts';
import { jsonLines } from './json-lines.ts';
import { liveLine } from './live-line.ts';
import { plainLines } from './plain-lines.ts';

/** Tells a person, or a program, how a run goes on. */
export interface Progress {
  readonly listener: Listener;
  /** Says something in between. */
  say(line: string): void;
  /** Leaves the screen clean for what is written elsewhere; goes on after it. */
  pause(): void;
  /** Leaves the screen clean; nothing is shown after it. */
  stop(): void;
}

/** A live line on a terminal, plain lines elsewhere; events as JSON on stdout where wanted. */
export function progressFor(context: Context, json: boolean): Progress {
  const { stderr, stdout, env, now } = context;
  if (json) return jsonLines(stdout, stderr);
  if (stderr.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'])
    return liveLine(stderr, looksOf(stderr, env).paint, now);
  return plainLines(stderr, now);
}
