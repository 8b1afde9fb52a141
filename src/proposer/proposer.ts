import type { Node, Proposal, Source } from '../candidate/index.ts';

/** What a proposer may see: the target's text and public evidence, never held-out evidence. */
export interface ProposerInput {
  readonly source: Source;
  /**
   * The subtrees that may be edited: the target's function, or for `fix` without a symbol the
   * whole program. (A change may also insert beside one, say a hoisted constant before it.)
   */
  readonly regions: readonly Node[];
}

/**
 * Makes proposals, the likeliest first. The same input gives the same proposals in the same order.
 * Lazy, so that the search stops asking when its budget is spent.
 */
export interface Proposer<Input extends ProposerInput = ProposerInput> {
  readonly name: string;
  propose(input: Input): AsyncIterable<Proposal>;
}
