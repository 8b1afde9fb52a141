import type { Context } from '../context.ts';
import { findAnswer } from '../recorded.ts';
import { lawOf, type FoundLaw } from './law.ts';
import { judgedOffer, type Offer } from './office.ts';

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
  const { root, found } = findAnswer(folder, id);
  const law = lawOf(root, context);
  return { root, law, offer: await judgedOffer(root, found, law, context) };
}
