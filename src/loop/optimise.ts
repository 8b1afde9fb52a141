import { compose, parseSource, type Candidate, type Proposal } from '../candidate/index.ts';
import { judgeExamples, MeasureStage, TestsStage, type Verdict } from '../evaluator/index.ts';
import { UsageError } from '../fault.ts';
import type { ProposerInput } from '../proposer/proposer.ts';
import { rewriteProposer } from '../proposer/rewrite/index.ts';
import {
  declaredShapes,
  expectedOutcomes,
  findSymbol,
  namedFunctions,
  recordExamples,
  type Baseline,
  type Expected,
} from '../target/index.ts';
import { generateExamples, seeded, targetShapes } from '../target/inputs/index.ts';
import type { Finalist, Found } from './finalist.ts';
import { judgeStream } from './judge-stream.ts';
import { minimise } from './minimise.ts';
import { judgeRunnables, runnable } from './runnable.ts';
import type { Session } from './session.ts';
import { workloadsOf } from './workloads.ts';

const generatedInputs = 400;
/** Versions that are built upon in each round of combining, and rounds. */
const beam = 4;
const depth = 4;
/** Rounds that a winner is measured for even when the time is over. */
const leastRounds = 14;
/** Of the time that is left, what measuring the winner properly may need. */
const searchShare = 0.5;
/** What a version must gain over the one it was made from to be built upon. */
const step = 1.03;

/** The same behaviour, measurably faster. */
export async function optimise(whole: Session): Promise<Found> {
  const session = { ...whole, baseline: passingOnly(whole) };
  const { target, journal, request } = session;
  const { chosen } = target;
  if (!chosen)
    throw new UsageError('no-symbol', 'optimise needs a function: FILE#SYMBOL', {
      hint: `For example ${request.file}#${target.functions.find((it) => it.exported)?.symbol ?? 'name'}.`,
    });
  const evidence = await gather(session, chosen.symbol);

  journal.enter('search');
  const judge = judgeWith(session, evidence);
  const measure = evidence.measure;
  const best = await search(session, judge, measure);
  if (best.length === 0)
    return { kind: 'not-improved', reason: 'no rewrite is both equal and faster' };

  const finalists = best.slice(0, 3).map(({ candidate }): Finalist => ({
    candidate,
    examples: evidence.recorded.examples.length,
    generated: evidence.generated.examples.length + evidence.grown.examples.length,
    minimise: () =>
      minimise(target.source.text, candidate, async (smaller, larger) => {
        if (journal.msLeft <= 0) return false;
        const [verdict] = await judge([smaller]);
        if (!verdict!.valid) return false;
        return !(await measure.outruns(timed(session, larger), timed(session, smaller)));
      }),
    confirm: async (smallest) => {
      const [verdict] = await judge([smallest], true);
      if (!verdict!.valid) return verdict!;
      journal.enter('measure');
      return measure.confirm(
        timed(session, smallest),
        (median, rounds) => journal.best(`${median.toFixed(2)}x after ${rounds} blocks`),
        (rounds) => journal.stopped || (journal.msLeft <= 0 && rounds >= leastRounds),
      );
    },
  }));
  return { kind: 'found', finalists };
}

/** What fails already says nothing of what has to stay the same. */
function passingOnly({ baseline, journal }: Session): Baseline {
  const { failing, passing } = baseline;
  if (failing.length > 0)
    journal.warn(
      `${failing.length} tests fail already; only the ${passing.length} that pass count`,
    );
  return { ...baseline, reports: passing, failing: [] };
}

interface Evidence {
  readonly recorded: Expected;
  readonly generated: Expected;
  readonly grown: Expected;
  readonly measure: MeasureStage;
}

/** Records what the tests do with the function, generates more like it, and grows it for timing. */
async function gather(session: Session, symbol: string): Promise<Evidence> {
  const { target, sandbox, baseline, journal, request } = session;
  const [recording] = await recordExamples(sandbox, baseline, [symbol], request.seed);
  const trusted = recording?.trusted ?? [];
  if (trusted.length === 0)
    throw new UsageError('never-called', `no passing test calls ${symbol}`, {
      hint: 'Write a test that calls it: what it does with its inputs is what has to stay the same.',
    });
  const limits = { fuel: baseline.fuel * 20, seed: request.seed, timeoutMs: 10_000 };
  const recorded = await expectedOutcomes(sandbox, baseline.code, symbol, trusted, limits);
  if (recorded.examples.length === 0)
    throw new UsageError(
      'not-deterministic',
      `${symbol} does not do the same twice with the same arguments`,
      {
        hint: 'It may keep state between calls; pass what it depends on as arguments.',
      },
    );
  if (recorded.unstable > 0)
    journal.warn(
      `${recorded.unstable} of ${trusted.length} recorded calls can not be repeated and were left out`,
    );
  const shapes = targetShapes(recording!.all, declaredShapes(target, target.chosen!));
  const examples = generateExamples({
    recorded: recorded.examples,
    shapes,
    seed: request.seed,
    count: generatedInputs,
  });
  const generated = await expectedOutcomes(sandbox, baseline.code, symbol, examples, limits);
  const { workloads, grown } = await workloadsOf(session, symbol, recorded.examples, shapes);
  const random = seeded(request.seed);
  const measure = new MeasureStage(sandbox, {
    symbol,
    baseline: target.executable.code([], false),
    workloads,
    random: () => random.integer(0, 0xffff) / 0x10000,
    seed: request.seed,
  });
  return { recorded, generated, grown, measure };
}

type Judge = (batch: readonly Candidate[], fresh?: boolean) => Promise<readonly Verdict[]>;

/** Tests, recorded, generated and large inputs, in this order: the cheapest evidence first. */
function judgeWith(session: Session, evidence: Evidence): Judge {
  const { target, sandbox, baseline, request } = session;
  const tests = new TestsStage(sandbox, baseline, request.seed);
  const limits = { fuel: baseline.fuel * 20, seed: request.seed, timeoutMs: 10_000 };
  return async (batch, fresh = false) => {
    const verdicts = await judgeRunnables(target, batch, (it) => tests.judge(it));
    return Promise.all(
      verdicts.map(async (verdict, i) => {
        if (!verdict.valid) return verdict;
        const code = runnable(target, batch[i]!, true);
        if (!('code' in code)) return code;
        for (const [expected, stage] of [
          [evidence.recorded, 'examples'],
          [evidence.generated, 'differential'],
          [evidence.grown, 'differential'],
        ] as const) {
          const next = await judgeExamples(
            sandbox,
            code,
            expected,
            stage,
            stage === 'examples' ? limits : { ...limits, fuel: 200_000_000 },
            fresh,
          );
          if (!next.valid) return { ...next, metrics: verdict.metrics };
        }
        return { valid: true, reached: 'differential', metrics: verdict.metrics };
      }),
    );
  };
}

interface Timed {
  readonly candidate: Candidate;
  readonly ratio: number;
}

/**
 * Searches the catalogue in combination: judges every single rewrite, then builds on the fastest
 * versions by rewriting their text again.
 */
async function search(
  session: Session,
  judge: Judge,
  measure: MeasureStage,
): Promise<readonly Timed[]> {
  const { target, journal, sandbox } = session;
  const seen = new Set<string>();
  const valid: Timed[] = [];
  let front: readonly Timed[] = [];
  const enough = journal.msLeft * searchShare;
  const spent = (): boolean => journal.spent || journal.msLeft < enough;
  for (let round = 0; round < depth && !spent(); round++) {
    const proposals =
      round === 0
        ? singles({ source: target.source, regions: [target.chosen!.node] })
        : built(session, front);
    const options = { batch: 24, inFlight: sandbox.size, seen };
    const fresh: Timed[] = [];
    for await (const { candidate, verdict } of judgeStream(
      target.source.text,
      proposals,
      judge,
      journal,
      options,
    )) {
      if (!verdict.valid) continue;
      const ratio = await measure.screen(timed(session, candidate));
      if (!(ratio > step)) continue;
      fresh.push({ candidate, ratio });
      const leader = [...valid, ...fresh].reduce((a, b) => (b.ratio > a.ratio ? b : a));
      journal.best(
        `${leader.ratio.toFixed(1)}x (${leader.candidate.changes.map((it) => it.operator).join(', ')})`,
      );
      if (spent()) break;
    }
    // One short block is noisy: look again at what seems best.
    fresh.sort((a, b) => b.ratio - a.ratio);
    const again = await Promise.all(
      fresh.slice(0, beam * 2).map(async ({ candidate }) => ({
        candidate,
        ratio: await screenAgain(session, measure, candidate),
      })),
    );
    const bar = (front[0]?.ratio ?? 1) * step;
    const better = again.filter((it) => it.ratio > bar).sort((a, b) => b.ratio - a.ratio);
    valid.push(...again.filter((it) => it.ratio > step));
    if (better.length === 0) break;
    front = better.slice(0, beam);
  }
  return valid.sort((a, b) => b.ratio - a.ratio);
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
    for await (const { changes, prior } of singles({
      source: parsed.source,
      regions: [again.node],
    }))
      yield { changes: compose(target.source.text, candidate.changes, changes[0]!), prior };
  }
}

async function screenAgain(
  session: Session,
  measure: MeasureStage,
  candidate: Candidate,
): Promise<number> {
  const code = timed(session, candidate);
  const [a, b, c] = [
    await measure.screen(code),
    await measure.screen(code),
    await measure.screen(code),
  ];
  return [a, b, c].sort((x, y) => x - y)[1]!;
}

function timed(session: Session, candidate: Candidate): string {
  const code = runnable(session.target, candidate, false);
  if (!('code' in code)) throw new SyntaxError(`candidate ${candidate.id} does not parse any more`);
  return code.code;
}
