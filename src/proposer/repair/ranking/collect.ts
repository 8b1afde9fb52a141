import type { Node } from '../../../candidate/index.ts';
import type { RepairInput, RepairOperator } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';
import type { Raw } from './singles.ts';

/** Code that no failing test reaches is still tried, last. */
const unreached = 0.002;

/** What every operator proposes in the regions. */
export function collect(operators: readonly RepairOperator[], input: RepairInput): Raw[] {
  const raws: Raw[] = [];
  for (const { node, ancestors } of walkRuntime(input.source.program)) {
    if (!inside(node, input.regions)) continue;
    const suspicion = Math.max(input.suspicion(node), unreached);
    for (const operator of operators) {
      let rank = 0;
      for (const { change, weight } of operator.repairs(node, ancestors, input))
        // Once it passes all tests, how many of them reach the place says less.
        raws.push({
          change,
          prior: suspicion * weight * late(rank),
          merit: Math.sqrt(suspicion) * weight * late(rank++),
        });
    }
  }
  return raws;
}

/** Discounts what an operator gives late at one node: it gives its likeliest first. */
function late(rank: number): number {
  return 1 / (1 + rank / 40);
}

function inside(node: Node, regions: readonly Node[]): boolean {
  return regions.some((region) => region.start <= node.start && region.end >= node.end);
}
