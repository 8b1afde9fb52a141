import type { Change } from '../../candidate/index.ts';
import type { Effect } from '../../evaluator/index.ts';
import type { Expected } from '../../target/index.ts';
import type { Without } from '../dissection.ts';
import type { Bench } from '../session.ts';
import { codeOf, differencesOf, testsOf } from './versions.ts';

/** Up to this many edits every combination is looked at; of more, each alone and all together. */
const allSubsetsUpTo = 3;

/** Which changes to take away: each alone, some together, all of them last. */
export function subsetsOf(count: number): readonly (readonly number[])[] {
  const all = Array.from({ length: count }, (_, i) => i);
  const alone = all.map((i) => [i]);
  const pairs =
    count <= allSubsetsUpTo ? all.flatMap((i) => all.slice(i + 1).map((k) => [i, k])) : [];
  const smaller = [...alone, ...pairs].filter((taken) => taken.length < count);
  return [...smaller, all];
}

/** What the answer is without the changes of these indices. */
export async function without(
  bench: Bench,
  changes: readonly Change[],
  taken: readonly number[],
  answer: { readonly passing: readonly string[]; readonly inputs: readonly Expected[] },
  speedOver: (code: string) => Promise<Effect | undefined>,
): Promise<Without> {
  const rest = changes.filter((_, i) => !taken.includes(i));
  const code = codeOf(bench, rest);
  const none = { taken, failing: [], differing: 0 };
  if (code === undefined) return { ...none, fault: 'it does not parse' };
  const tests = await testsOf(bench, code);
  const reports = tests.reports ?? tests.failed;
  const failing = answer.passing.flatMap((test) => {
    const report = reports.find(({ id }) => id === test);
    if (report?.ok !== false) return [];
    return [{ test, error: (report.error ?? '').split('\n')[0]!.slice(0, 200) }];
  });
  if (tests.fault !== undefined) return { ...none, failing, fault: tests.fault };
  const { differing, shown } = await differencesOf(bench, code, answer.inputs);
  const isEqual = failing.length === 0 && differing === 0;
  const untimed = isEqual ? codeOf(bench, rest, false) : undefined;
  const speed = untimed === undefined ? undefined : await speedOver(untimed);
  return { taken, failing, differing, ...(shown && { shown }), ...(speed && { speed }) };
}
