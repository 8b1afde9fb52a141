import { coloured, plain, type Looks } from '../explain/index.ts';
import type { Context, Output } from './context.ts';

/** Lines of an explanation are no longer than this, however wide the terminal is. */
const widest = 120;

/** Colours and width for an output: https://no-color.org and https://force-color.org are heeded. */
export function looksOf(output: Output, env: Context['env']): Looks {
  const width = Math.max(40, Math.min(output.columns ?? 80, widest));
  return { paint: hasColours(output, env) ? coloured : plain, width };
}

function hasColours(output: Output, env: Context['env']): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return !['0', 'false'].includes(env['FORCE_COLOR']);
  return output.isTTY === true && env['TERM'] !== 'dumb';
}
