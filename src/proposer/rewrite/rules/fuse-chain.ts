import { walk } from '../../../candidate/index.ts';
import { pipeline } from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';
import { asLoops, passes } from './callback-to-loop.ts';

/** `xs.filter(f).map(g).reduce(h, 0)` and every other chain of array methods. */
export const fuseChain: Rewrite = {
  name: 'fuse-chain',
  wins: 'Does a chain of array methods in one loop, without the arrays between them; wins by what they cost to fill, more the longer the chain.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const chain = pipeline(source, node);
      if (chain && (passes(chain) > 1 || chain.iterable))
        yield* asLoops(
          'fuse-chain',
          source,
          chain,
          'Do the chain in one loop, without the arrays in between',
        );
    }
  },
};
