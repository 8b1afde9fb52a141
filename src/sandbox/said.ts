import type { Said } from './protocol.ts';

/**
 * What came through a worker's channel, if it is what a worker says. A candidate may have come to
 * write there, so that nothing is taken for granted.
 */
export function readSaid(message: unknown): Said | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const {
    ticket,
    type,
    ok,
    limitMs,
    done,
    spent,
    message: text,
  } = message as Record<string, unknown>;
  if (typeof ticket !== 'string') return undefined;
  if (type === 'pulse')
    return typeof limitMs === 'number' && typeof done === 'number' ? (message as Said) : undefined;
  if (type !== 'answer' || typeof spent !== 'boolean') return undefined;
  return ok === true || (ok === false && typeof text === 'string') ? (message as Said) : undefined;
}
