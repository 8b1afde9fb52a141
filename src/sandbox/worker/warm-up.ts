import type { TimingRequest } from '../protocol.ts';
import type { TimingSide } from './timing-side.ts';

/** Warming up goes on up to this many times as long while a version still gets faster. */
const patience = 4;
/** As long as a version is more than this share faster than before, it still gets faster. */
const settled = 0.93;

/**
 * Runs both versions in turn until neither gets faster, since the engine compiles better what is
 * called often, and finds how often to call each for a sample of the wanted length.
 */
export async function warmUp(
  sides: Readonly<Record<'baseline' | 'candidate', TimingSide>>,
  { sampleMs, warmUpMs, order }: TimingRequest,
): Promise<void> {
  const enough = warmUpMs * 1_000;
  const turns = [...new Set([sides.baseline, sides.candidate])].map((side) => ({
    side,
    spent: 0,
    best: Infinity,
    improving: true,
  }));
  if (order[0] === false) turns.reverse();
  // A clock that stands still ends it too.
  for (let round = 0; round < 100; round++) {
    if (turns.every(({ spent, improving }) => spent >= enough * (improving ? patience : 1))) return;
    for (const turn of turns) {
      // One call of a slow version is warm enough; the fast one beside it may need many.
      if (turn.spent >= enough * patience) continue;
      const { took, each } = await turn.side.sample();
      turn.side.fill(sampleMs * 1_000, took);
      turn.improving = each < turn.best * settled;
      turn.best = Math.min(turn.best, each);
      turn.spent += took;
    }
  }
}
