import { UsageError } from '../../fault.ts';
import type { Context } from '../context.ts';
import { noSuch, withStore } from '../recorded.ts';
import { lawOf, type FoundLaw } from './law.ts';
import { judgedOffers, type Offer } from './office.ts';

/** An answer with the project it is for and the law there. */
export interface FoundOffer {
  readonly root: string;
  readonly law: FoundLaw;
  readonly offer: Offer;
}

/**
 * The answer that an id means, judged as it is now.
 *
 * @throws UsageError `no-such-id`, `no-answer`, `bad-config`; PawlFault where git fails.
 */
export async function findOffer(folder: string, id: string, context: Context): Promise<FoundOffer> {
  const { root, found } = withStore(folder, (store, at) => {
    const answered = store.findAnswer(id);
    if (answered) return { root: at, found: answered };
    const run = store.findRun(id);
    if (!run) throw noSuch(id, 'answer', store);
    throw new UsageError('no-answer', `run ${run.id} has found no answer`, {
      hint: `What was tried: pawl show ${run.id}`,
    });
  });
  const law = lawOf(root, context);
  const [offer] = await judgedOffers(root, [found], law, context);
  if (!offer) throw new RangeError('an answer was judged, and is not there');
  return { root, law, offer };
}
