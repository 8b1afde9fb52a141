import { compose, parseSource, type Candidate, type Proposal } from '../candidate/index.ts';
import type { MeasureStage } from '../evaluator/index.ts';
import type { ProposerInput } from '../proposer/proposer.ts';
import { regionsOf, rewriteProposer } from '../proposer/rewrite/index.ts';
import { findSymbol, namedFunctions } from '../target/index.ts';
import type { Judge } from './evidence.ts';
import { Horizon } from './horizon.ts';
import { judgeStream } from './judge-stream.ts';
import { timed } from './runnable.ts';
import type { Session } from './session.ts';

/** Versions that are built upon in each round, and rounds. */
const beam = 3;
const depth = 4;
/** What a version must gain over the unchanged target to be kept. */
const step = 1.03;
/** What a round must gain over the one before to be followed by another. */
const stride = 1.1;
/** A gain that is not kept waiting longer than this share of the time, or that many milliseconds. */
const great = 2;
const climbShare = 0.2;
const leastClimbMs = 4_000;
/** Short looks at what seems best, with the first one. */
const looks = 3;
const farBehind = 3;

/** A version that is right, and about how many times as fast as the target it is. */
export interface Timed {
  readonly candidate: Candidate;
  readonly ratio: number;
}

/**
 * Searches the catalogue in combination: judges every single rewrite, then builds on the fastest
 * versions by rewriting their text again.
 *
 * @param enough milliseconds of the budget that have to be left, by how many times as fast the best is.
 */
export async function climb(
  session: Session,
  judge: Judge,
  measure: MeasureStage,
  enough: (ratio: number) => number,
): Promise<readonly Timed[]> {
  const { target, journal } = session;
  const seen = new Set<string>();
  const kept: Timed[] = [];
  let front: readonly Timed[] = [];
  const share = Math.max(leastClimbMs, journal.msLeft * climbShare);
  const settled = journal.msLeft - share;
  const best = (): number => front[0]?.ratio ?? 1;
  const spent = (): boolean =>
    journal.spent ||
    journal.msLeft < enough(best()) ||
    // A great gain is not kept waiting for small ones.
    (journal.msLeft < settled && best() > great);
  const screen = (candidate: Candidate) => measure.screen(timed(session, candidate));
  for (let round = 0; round < depth && !spent(); round++) {
    const proposals =
      round === 0
        ? singles({ source: target.source, regions: regionsOf(target.source, target.chosen!.node) })
        : built(session, front);
    const options = { batch: 24, seen, horizon: new Horizon() };
    const fresh: Timed[] = [];
    const look = async (candidate: Candidate): Promise<void> => {
      const ratio = await screen(candidate);
      if (!(ratio > step)) return;
      fresh.push({ candidate, ratio });
      const leader = [...kept, ...fresh].reduce((a, b) => (b.ratio > a.ratio ? b : a));
      const by = leader.candidate.changes.map((it) => it.operator).join(', ');
      journal.best(`${leader.ratio.toFixed(1)}x (${by})`);
    };
    const stream = judgeStream(target.source.text, proposals, (it) => judge(it), journal, options);
    for await (const { candidate, verdict } of stream) {
      if (!verdict.valid) continue;
      await look(candidate);
      if (spent()) break;
    }
    const again = await lookAgain(leading(fresh, 2, beam + 2), screen, spent);
    const before = best();
    kept.push(...again.filter(({ ratio }) => ratio > step));
    front = leading(again, 1, beam).filter(({ ratio }) => ratio > before * step);
    if (!((front[0]?.ratio ?? 0) > before * stride)) break;
  }
  return kept.sort((a, b) => b.ratio - a.ratio);
}

/**
 * One short block is noisy: the median of a few, the best first. What is far behind in one is not
 * looked at again.
 */
async function lookAgain(
  fresh: readonly Timed[],
  screen: (candidate: Candidate) => Promise<number>,
  spent: () => boolean,
): Promise<Timed[]> {
  const again: Timed[] = [];
  for (const { candidate, ratio } of fresh) {
    const ratios = [ratio];
    if (ratio * farBehind < fresh[0]!.ratio) {
      again.push({ candidate, ratio });
      continue;
    }
    while (ratios.length < looks && !spent()) ratios.push(await screen(candidate));
    ratios.sort((x, y) => x - y);
    again.push({ candidate, ratio: ratios[ratios.length >> 1]! });
  }
  return again.sort((a, b) => b.ratio - a.ratio);
}

/** The fastest, but of one family only so many: variants of one rewrite lead to the same place. */
function leading(versions: readonly Timed[], ofFamily: number, count: number): Timed[] {
  const sizes = new Map<string, number>();
  return versions
    .toSorted((a, b) => b.ratio - a.ratio)
    .filter(({ candidate }) => {
      const family = familyOf(candidate);
      const size = (sizes.get(family) ?? 0) + 1;
      sizes.set(family, size);
      return size <= ofFamily;
    })
    .slice(0, count);
}

/** The operators and what they replace first. */
function familyOf({ changes }: Candidate): string {
  const replaced = changes.flatMap(({ edits }) => edits.filter(({ start, end }) => end > start));
  const first = Math.min(...replaced.map(({ start }) => start));
  return `${changes
    .map(({ operator }) => operator)
    .sort()
    .join('+')} ${first}`;
}

/** Every rewrite by itself: what goes together is found by building on what won. */
async function* singles(input: ProposerInput): AsyncGenerator<Proposal> {
  for await (const proposal of rewriteProposer.propose(input)) {
    if (proposal.changes.length > 1) return;
    yield proposal;
  }
}

/** Rewrites of versions that are faster already, as changes of the baseline. */
async function* built(session: Session, front: readonly Timed[]): AsyncGenerator<Proposal> {
  const { target } = session;
  for (const { candidate } of front) {
    const parsed = parseSource(target.file, candidate.text);
    if (!parsed.ok) continue;
    const again = findSymbol(namedFunctions(parsed.source), target.chosen!.symbol);
    if (!again) continue;
    const regions = regionsOf(parsed.source, again.node);
    for await (const { changes, prior } of singles({ source: parsed.source, regions }))
      yield { changes: compose(target.source.text, candidate.changes, changes[0]!), prior };
  }
}
