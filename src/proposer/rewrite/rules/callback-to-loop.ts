import { walk, type Change, type Source } from '../../../candidate/index.ts';
import {
  emitLoop,
  givenName,
  givenType,
  pipeline,
  precompute,
  type Pipeline,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** One array method with a callback: map, filter, reduce, forEach, some, every, find. */
export const callbackToLoop: Rewrite = {
  name: 'callback-to-loop',
  wins: 'Writes an array method with a callback as a plain loop; wins in hot code where the calls cost more than their bodies.',
  gain: 'micro',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const chain = pipeline(source, node);
      if (chain && passes(chain) === 1 && !chain.iterable)
        yield* asLoops(
          'callback-to-loop',
          source,
          chain,
          'Walk over the array in a plain loop instead of calling a function for each item',
        );
    }
  },
};

/** How many methods walk over items. */
export function passes({ stages, end }: Pipeline): number {
  return stages.length + (end.method === 'collect' ? 0 : 1);
}

/** The chain as a loop by index, and as a loop over its items. */
export function* asLoops(
  operator: string,
  source: Source,
  chain: Pipeline,
  reason: string,
): Generator<Change> {
  const given = givenName(source, chain.node);
  const type = givenType(source, chain.node);
  for (const indexed of [true, false]) {
    const loop = emitLoop(source, chain, indexed, given);
    if (!loop) continue;
    const lines = type && given ? typed(loop.lines, given, type) : loop.lines;
    const edits = precompute(source, chain.node, lines, loop.result);
    if (edits) yield { operator, edits, reason };
  }
}

function typed(lines: readonly string[], name: string, type: string): string[] {
  return lines.map((line) =>
    line.startsWith(`const ${name} =`) ||
    line.startsWith(`let ${name} =`) ||
    line === `let ${name};`
      ? line.replace(name, `${name}${type}`)
      : line,
  );
}
