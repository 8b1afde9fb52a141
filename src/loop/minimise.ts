import { toCandidate, type Candidate, type Change } from '../candidate/index.ts';

/**
 * Takes away every change that does not matter: `holds` says whether a smaller candidate still is
 * what the larger one was. One by one until none can go, last first: later changes lean on earlier
 * ones.
 */
export async function minimise(
  baseline: string,
  candidate: Candidate,
  holds: (smaller: Candidate, larger: Candidate) => Promise<boolean>,
): Promise<Candidate> {
  let best = candidate;
  for (let shrunk = true; shrunk && best.changes.length > 1;) {
    shrunk = false;
    for (const change of best.changes.toReversed()) {
      const smaller = without(baseline, best, change);
      if (!(await holds(smaller, best))) continue;
      best = smaller;
      shrunk = true;
      break;
    }
  }
  return best;
}

function without(baseline: string, candidate: Candidate, change: Change): Candidate {
  const changes = candidate.changes.filter((it) => it !== change);
  return toCandidate(baseline, { changes, prior: candidate.prior }, [candidate.id]);
}
