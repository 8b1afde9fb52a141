import { compatible, type Candidate, type Proposal } from '../candidate/index.ts';
import { TestsStage } from '../evaluator/index.ts';
import { repairProposer } from '../proposer/repair/index.ts';
import { ingredientsOf } from '../target/index.ts';
import { probesOf, rankByConsensus } from './consensus.ts';
import type { Finalist, Found } from './finalist.ts';
import { judgeStream } from './judge-stream.ts';
import { localise } from './localise.ts';
import { minimise } from './minimise.ts';
import { probeWith } from './probe.ts';
import { judgeRunnables, runnable } from './runnable.ts';
import type { Session } from './session.ts';

const batchSize = 256;
/**
 * Candidates that pass all tests are looked for a little longer, since the first need not be the
 * best: less where it is a likely one.
 */
const patience = { leastMs: 2_500, likelyMs: 1_000, likely: 0.5, mostMs: 6_000, share: 0.5 };
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
  const plausible: Candidate[] = [];
  const probe = probeWith(session);
  const proposals = repairProposer.propose({
    source: target.source,
    regions: target.chosen ? [target.chosen.node] : [target.source.program],
    suspicion,
    ...ingredientsOf(
      target,
      baseline.failing.map((test) => test.id),
    ),
    // What a likely candidate solves needs no expressions made up for it.
    probe: (queries, visits) =>
      plausible.some(isLikely) ? Promise.resolve([]) : probe(queries, visits),
  });
  await search(session, stage, proposals, plausible);
  if (plausible.length === 0)
    return {
      kind: 'not-improved',
      reason: journal.stopped ? 'stopped' : 'no candidate passes all tests',
    };

  journal.enter('minimise');
  const named = target.chosen ? [target.chosen] : target.functions.filter((it) => it.exported);
  // A factory's exports have no names in the text: the module itself may be a function.
  const symbols = named.length > 0 ? named.map((it) => it.symbol) : ['default'];
  const probes = await probesOf(session, symbols);
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
  return meritOf(candidate) >= patience.likely;
}

function meritOf({ merit, prior }: Candidate): number {
  return merit ?? prior;
}

/** Gathers candidates that pass all tests. */
async function search(
  session: Session,
  stage: TestsStage,
  proposals: AsyncIterable<Proposal>,
  plausible: Candidate[],
): Promise<void> {
  const { target, journal, sandbox, baseline } = session;
  const partial: Candidate[] = [];
  const seen = new Set<string>();
  const started = performance.now();
  let until = Infinity;
  const options = { batch: batchSize, inFlight: sandbox.size * 2, seen, until: () => until };
  const judge = (batch: readonly Candidate[]) =>
    judgeRunnables(target, batch, (runnables) => stage.judge(runnables));
  const consider = (stream: AsyncIterable<Proposal>) =>
    judgeStream(target.source.text, stream, judge, journal, options);

  for await (const { candidate, verdict } of consider(
    unlessSolved(withPartners(proposals, partial), plausible),
  )) {
    if (verdict.valid) {
      plausible.push(candidate);
      journal.emit({
        type: 'rival-found',
        id: candidate.id,
        operators: candidate.changes.map((it) => it.operator),
        stage: 'tests',
      });
      journal.best(`${plausible.length} pass${plausible.length === 1 ? 'es' : ''} all tests`);
      const now = performance.now();
      const share = (now - started) * patience.share;
      const least = isLikely(candidate) ? patience.likelyMs : patience.leastMs;
      until = Math.min(until, now + Math.min(patience.mostMs, Math.max(least, share)));
    } else if (
      baseline.failing.length > 1 &&
      candidate.changes.length === 1 &&
      (verdict.metrics.testsPassed ?? 0) > 0
    )
      partial.push(candidate);
    if (session.outdated?.aborted || performance.now() > until) break;
    if (plausible.length >= mostPlausible) break;
  }
}

/** Leaves out what only adds to a change that passes all tests already. */
async function* unlessSolved(
  proposals: AsyncIterable<Proposal>,
  plausible: readonly Candidate[],
): AsyncGenerator<Proposal> {
  for await (const proposal of proposals)
    if (
      proposal.changes.length === 1 ||
      !plausible.some(({ changes }) => changes.every((it) => proposal.changes.includes(it)))
    )
      yield proposal;
}

/**
 * The proposals, and between them pairs of changes that each made a failing test pass: several
 * edits may be needed, each for another test.
 */
async function* withPartners(
  proposals: AsyncIterable<Proposal>,
  partial: readonly Candidate[],
): AsyncGenerator<Proposal> {
  let paired = 0;
  let count = 0;
  const fresh = function* (): Generator<Proposal> {
    for (; paired < partial.length; paired++) {
      const one = partial[paired]!;
      for (const other of partial.slice(0, paired)) {
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
