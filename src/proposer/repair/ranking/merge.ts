import type { Proposal } from '../../../candidate/index.ts';
import { pairs } from './pairs.ts';
import type { Single } from './singles.ts';

/** Singles and pairs of them in one stream, the highest prior first; both lazily. */
export function* merge(singles: readonly Single[]): Generator<Proposal> {
  const both = pairs(singles);
  let pair = both.next();
  for (const { change, prior } of singles) {
    while (!pair.done && pair.value.prior > prior) {
      yield pair.value;
      pair = both.next();
    }
    yield { changes: [change], prior };
  }
  while (!pair.done) {
    yield pair.value;
    pair = both.next();
  }
}
