import { compatible, type Candidate, type Proposal } from '../candidate/index.ts';
import { TestsStage } from '../evaluator/index.ts';
import { repairProposer } from '../proposer/repair/index.ts';
import { ingredientsOf, observedSymbols } from '../target/index.ts';
import { probesOf, rankByConsensus } from './consensus.ts';
import type { Finalist, Found } from './finalist.ts';
import { Horizon } from './horizon.ts';
import { judgeStream, type Judged } from './judge-stream.ts';
import { localise } from './localise.ts';
import { minimise } from './minimise.ts';
import { probeWith } from './probe.ts';
import { judgeRunnables, runnable } from './runnable.ts';
import type { Session } from './session.ts';
import { TestOrders } from './test-orders.ts';

const batchSize = 256;
/**
 * Candidates that pass all tests are looked for a little longer, since the first need not be the
 * best: less where it is a likely one. Counted in candidates, so that the same search ends at the
 * same one again; where judging is slow, the time ends it.
 */
const patience = { least: 5_000, likely: 1_500, merit: 0.5, share: 0.5 };
const patienceMs = { least: 2_500, likely: 1_500, most: 6_000, share: 0.5 };
const mostPlausible = 150;

/** Failing tests in, a verified patch out. */
export async function fix(session: Session): Promise<Found> {
  const { target, baseline, journal, request } = session;
  if (baseline.failing.length === 0)
    return { kind: 'nothing-to-do', reason: `all ${baseline.reports.length} tests pass` };

  journal.enter('localise');
  const { suspicion, strangers } = await localise(session);
  if (strangers.length === baseline.failing.length)
    return {
      kind: 'not-improved',
      reason: `no failing test reaches ${target.file}: the fault is elsewhere`,
    };

  journal.enter('search');
  const stage = new TestsStage(session.sandbox, baseline, request.seed);
  const found: Judged[] = [];
  const horizon = new Horizon();
  const proposals = repairProposer.propose({
    source: target.source,
    regions: target.chosen ? [target.chosen.node] : [target.source.program],
    suspicion,
    ...ingredientsOf(
      target,
      baseline.failing.map((test) => test.id),
    ),
    probe: probeWith(session),
    solved: () => found.some((it) => isLikely(it.candidate) && horizon.isKnown(it)),
  });
  await search(session, stage, proposals, found, horizon);
  const plausible = found.map((it) => it.candidate);
  if (plausible.length === 0)
    return {
      kind: 'not-improved',
      reason: journal.stopped ? 'stopped' : 'no candidate passes all tests',
    };

  journal.enter('minimise');
  const probes = await probesOf(session, observedSymbols(target));
  const ranked = await rankByConsensus(session, plausible, probes);
  const finalists = ranked.map(({ candidate, kept, looked }): Finalist => ({
    candidate,
    examples: kept,
    heldOut: probes.heldOut,
    generated: looked,
    minimise: () =>
      minimise(target.source.text, candidate, async (smaller) => {
        const code = runnable(target, smaller, true);
        return 'code' in code && (await stage.confirm(code.code)).valid;
      }),
    confirm: async (smallest) => {
      const code = runnable(target, smallest, true);
      return 'code' in code ? stage.confirm(code.code) : code;
    },
  }));
  return { kind: 'found', finalists };
}

function isLikely(candidate: Candidate): boolean {
  return meritOf(candidate) >= patience.merit;
}

function meritOf({ merit, prior }: Candidate): number {
  return merit ?? prior;
}

/** Gathers candidates that pass all tests. */
async function search(
  session: Session,
  stage: TestsStage,
  proposals: AsyncIterable<Proposal>,
  found: Judged[],
  horizon: Horizon,
): Promise<void> {
  const { target, journal, baseline } = session;
  const partial: Judged[] = [];
  const seen = new Set<string>();
  const started = performance.now();
  let until = Infinity;
  let judged = 0;
  let last = Infinity;
  const ends = (): number => (session.outdated?.aborted ? 0 : until);
  const options = { batch: batchSize, seen, horizon, until: ends };
  const orders = new TestOrders(stage);
  const judge = (batch: readonly Candidate[], index: number) =>
    judgeRunnables(target, batch, (it) => stage.judge(it, orders.before(index)));
  const stream = unlessSolved(withPartners(proposals, partial, horizon), found, horizon);

  for await (const one of judgeStream(target.source.text, stream, judge, journal, options)) {
    const { candidate, verdict } = one;
    judged++;
    orders.learn(one);
    if (verdict.valid) {
      found.push(one);
      journal.emit({
        type: 'rival-found',
        id: candidate.id,
        operators: candidate.changes.map((it) => it.operator),
        stage: 'tests',
      });
      journal.best(`${found.length} pass${found.length === 1 ? 'es' : ''} all tests`);
      const least = isLikely(candidate) ? 'likely' : 'least';
      last = Math.min(last, judged + Math.max(patience[least], judged * patience.share));
      // Without a budget of time only counts end it.
      const now = journal.msLeft === Infinity ? Infinity : performance.now();
      const ms = Math.max(patienceMs[least], (now - started) * patienceMs.share);
      until = Math.min(until, now + Math.min(patienceMs.most, ms));
    } else if (
      baseline.failing.length > 1 &&
      candidate.changes.length === 1 &&
      (verdict.metrics.testsPassed ?? 0) > 0
    )
      partial.push(one);
    if (judged >= last || found.length >= mostPlausible) break;
  }
}

/** Leaves out what only adds to a change that passes all tests already. */
async function* unlessSolved(
  proposals: AsyncIterable<Proposal>,
  found: readonly Judged[],
  horizon: Horizon,
): AsyncGenerator<Proposal> {
  for await (const proposal of proposals)
    if (
      proposal.changes.length === 1 ||
      !found.some(
        (one) =>
          horizon.isKnown(one) &&
          one.candidate.changes.every((it) => proposal.changes.includes(it)),
      )
    )
      yield proposal;
}

/**
 * The proposals, and between them pairs of changes that each made a failing test pass: several
 * edits may be needed, each for another test.
 */
async function* withPartners(
  proposals: AsyncIterable<Proposal>,
  partial: readonly Judged[],
  horizon: Horizon,
): AsyncGenerator<Proposal> {
  let paired = 0;
  let count = 0;
  const fresh = function* (): Generator<Proposal> {
    for (; paired < partial.length && horizon.isKnown(partial[paired]!); paired++) {
      const one = partial[paired]!.candidate;
      for (const { candidate: other } of partial.slice(0, paired)) {
        const changes = [...other.changes, ...one.changes];
        if (
          compatible(
            one.changes.flatMap((it) => it.edits),
            other.changes.flatMap((it) => it.edits),
          )
        )
          yield { changes, prior: one.prior * other.prior, merit: meritOf(one) * meritOf(other) };
      }
    }
  };
  for await (const proposal of proposals) {
    yield proposal;
    if (++count % 256 === 0) yield* fresh();
  }
  yield* fresh();
}
