import { overlaps, parseSource, type Edit } from '../candidate/index.ts';
import type { Probe, ProbeQuery, ProbeResult } from '../proposer/repair/index.ts';
import type { Session } from './session.ts';

const none: ProbeResult = { current: undefined, digests: [] };

/**
 * Evaluates expressions at holes of the unchanged target while its tests run. Holes inside one
 * another are asked in separate runs.
 */
export function probeWith(session: Session): Probe {
  return async (queries, visits = 8) => {
    const groups = separate(queries);
    const answers = new Map<ProbeQuery, ProbeResult>();
    await Promise.all(
      groups.map(async (group) => {
        const results = await ask(session, group, visits);
        group.forEach((query, i) => answers.set(query, results[i] ?? none));
      }),
    );
    return queries.map((query) => answers.get(query) ?? none);
  };
}

async function ask(
  session: Session,
  queries: readonly ProbeQuery[],
  perTest: number,
): Promise<readonly ProbeResult[]> {
  const { sandbox, target, request } = session;
  const { text } = target.source;
  const edits = queries.map(({ hole, expressions }, i): Edit => {
    const thunks = expressions.map((expression) => `()=>(${expression})`).join(',');
    const value = text.slice(hole.start, hole.end);
    return {
      start: hole.start,
      end: hole.end,
      text: `__pawl.probe(${i},(${value}),()=>[${thunks}])`,
    };
  });
  try {
    const code = target.executable.code(edits, true);
    const conditions = queries.map(({ hole }) => hole.wants === 'condition');
    const first = session.baseline.failing.map((test) => test.id);
    const job = { kind: 'probe', code, conditions, first, perTest, seed: request.seed } as const;
    // Whole milliseconds: an isolate takes no others.
    const patience = Math.ceil(Math.max(1_000, Math.min(20_000, session.journal.msLeft / 3)));
    const { holes } = await sandbox.job(job, patience, 'realm');
    return holes.map(({ current, digests, tests, changes }) => ({
      current,
      digests: digests.map((digest) => digest ?? undefined),
      visits: { tests, failing: first.length, changes },
    }));
  } catch {
    return isolateFault(session, queries, perTest);
  }
}

/** One expression that does not parse, or a hole that can't be wrapped, must not spoil the others. */
async function isolateFault(
  session: Session,
  queries: readonly ProbeQuery[],
  perTest: number,
): Promise<readonly ProbeResult[]> {
  if (queries.length > 1) {
    const middle = queries.length >> 1;
    const [a, b] = await Promise.all([
      ask(session, queries.slice(0, middle), perTest),
      ask(session, queries.slice(middle), perTest),
    ]);
    return [...a, ...b];
  }
  const { hole, expressions } = queries[0]!;
  const good = expressions.filter((it) => parseSource('x.js', `(${it})`).ok);
  if (good.length === expressions.length || good.length === 0) return [none];
  const [result] = await ask(session, [{ hole, expressions: good }], perTest);
  const digests = new Map(good.map((it, i) => [it, result?.digests[i]]));
  return [{ ...none, ...result, digests: expressions.map((it) => digests.get(it)) }];
}

/** Groups in which no two holes overlap. */
function separate(queries: readonly ProbeQuery[]): ProbeQuery[][] {
  const groups: ProbeQuery[][] = [];
  for (const query of queries) {
    const at = { ...query.hole, text: '' };
    const group = groups.find((it) => it.every(({ hole }) => !overlaps({ ...hole, text: '' }, at)));
    if (group) group.push(query);
    else groups.push([query]);
  }
  return groups;
}
