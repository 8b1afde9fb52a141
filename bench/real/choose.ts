import { bugsOf, type Bug } from './inject.ts';
import { differs } from './judge.ts';
import type { RecordedCase } from './workspace.ts';

/** A bug that some of the workspace's tests see. */
export interface ChosenBug extends Bug {
  readonly failing: number;
}

/**
 * Bugs that at least one test sees and that end in time, one of each mutator in turn, so that the
 * mutator's commonest kinds do not fill the sample. The order is decided by the seed alone.
 */
export async function chooseBugs(
  recorded: RecordedCase,
  count: number,
  seed: number,
): Promise<ChosenBug[]> {
  const kinds = new Map<string, Bug[]>();
  for (const bug of await bugsOf(recorded.real.files[0], recorded.original, seed))
    kinds.set(bug.mutator, [...(kinds.get(bug.mutator) ?? []), bug]);
  const chosen: ChosenBug[] = [];
  while (chosen.length < count && kinds.size > 0) {
    for (const [kind, queue] of kinds) {
      const found = nextSeen(recorded, queue);
      if (found) chosen.push(found);
      else kinds.delete(kind);
      if (chosen.length === count) break;
    }
  }
  return chosen;
}

/** Takes bugs off the queue until one is seen by the tests. */
function nextSeen(recorded: RecordedCase, queue: Bug[]): ChosenBug | undefined {
  for (let bug = queue.shift(); bug; bug = queue.shift()) {
    const failing = differs(recorded, bug.text, recorded.tests, 3000)?.length;
    if (failing) return { ...bug, failing };
  }
  return undefined;
}
