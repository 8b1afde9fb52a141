import type { Effect } from '../../evaluator/index.ts';
import type { StoredVerdict } from '../../durable/index.ts';
import type { Expected } from '../../target/index.ts';
import type { Consensus, Rival } from '../dissection.ts';
import type { Bench } from '../session.ts';
import { rounds, type Stopwatch } from './speed.ts';
import { codeOf, differencesOf } from './versions.ts';

const most = { compared: 150, timed: 4 };

type Other = StoredVerdict['candidate'];

/** The candidates that were valid to the end, but the answer; the last verdict of each counts. */
export function validOthers(answer: string, verdicts: readonly StoredVerdict[]): readonly Other[] {
  const last = new Map(verdicts.map((each) => [each.candidate.id, each]));
  return [...last.values()]
    .filter(({ candidate, verdict }) => verdict.valid && candidate.id !== answer)
    .map(({ candidate }) => candidate);
}

/** How the others behave on the inputs, each behaviour once. */
export async function consensusOf(
  bench: Bench,
  others: readonly Other[],
  inputs: readonly Expected[],
): Promise<Consensus> {
  const rivals = new Map<string, Rival>();
  let alike = 1;
  for (const candidate of others.slice(0, most.compared)) {
    const code = codeOf(bench, candidate.changes);
    if (code === undefined) continue;
    const { differing, shown, all } = await differencesOf(bench, code, inputs);
    if (!shown) alike++;
    else if (!rivals.has(all)) rivals.set(all, { id: candidate.id, differing, shown });
  }
  return { valid: others.length + 1, alike, rivals: [...rivals.values()] };
}

/** How much slower the others are, those that are most unlike each other first. */
export async function slowerOf(
  bench: Bench,
  others: readonly Other[],
  timer: Stopwatch,
): Promise<readonly { readonly id: string; readonly speed: Effect }[]> {
  const timed = [];
  for (const { id, changes } of oneOfEachKind(others).slice(0, most.timed)) {
    const code = codeOf(bench, changes, false);
    const speed = code === undefined ? undefined : await timer(code, rounds.rival);
    if (speed) timed.push({ id, speed });
  }
  return timed.sort((a, b) => a.speed.ratio - b.speed.ratio);
}

function oneOfEachKind(others: readonly Other[]): readonly Other[] {
  const kinds = Map.groupBy(others, ({ changes }) => changes.map((it) => it.operator).join('+'));
  const lists = [...kinds.values()];
  return [...lists.map(([first]) => first!), ...lists.flatMap((list) => list.slice(1))];
}
