import type { Proposal } from '../../../candidate/index.ts';
import { pairs } from './pairs.ts';
import type { Single } from './singles.ts';

/**
 * Singles and pairs of them in one stream, the highest prior first; both lazily.
 *
 * @param given keys of singles that were proposed before: they come in pairs alone
 */
export function* merge(
  singles: readonly Single[],
  given: ReadonlySet<string> = new Set(),
): Generator<Proposal> {
  const both = pairs(singles);
  let pair = both.next();
  for (const { change, prior, merit, key } of singles) {
    while (!pair.done && pair.value.prior > prior) {
      yield pair.value;
      pair = both.next();
    }
    if (!given.has(key)) yield { changes: [change], prior, merit };
  }
  while (!pair.done) {
    yield pair.value;
    pair = both.next();
  }
}
