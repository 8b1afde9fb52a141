import { hasStore, openStore, type Store } from '../durable/index.ts';
import { renderAnswer, renderRun } from '../explain/index.ts';
import { lastVerdicts, tally } from '../explain/index.ts';
import { UsageError } from '../fault.ts';
import type { Context, ExitCode } from './context.ts';
import type { Plan } from './improve.ts';
import { looksOf } from './looks.ts';
import { upwards } from './target-argument.ts';

/**
 * The nearest folder from `folder` upwards for which something was recorded.
 *
 * @throws UsageError `nothing-recorded` when there is none.
 */
export function recordedRoot(folder: string): string {
  const root = upwards(folder, hasStore);
  if (root !== undefined) return root;
  throw new UsageError('nothing-recorded', `nothing is recorded for ${folder}`, {
    hint: 'Run pawl fix FILE or pawl optimise FILE#SYMBOL first, or name the project with -C.',
  });
}

/** `pawl show`. */
export function show(
  folder: string,
  id: string | undefined,
  json: boolean,
  context: Context,
): ExitCode {
  return withStore(folder, (store) => {
    const run = store.findRun(id);
    if (!run) throw noSuch(id, 'run or answer', store);
    const verdicts = store.verdictsOf(run.id);
    if (json) {
      const tried = tally(lastVerdicts(verdicts));
      context.stdout.write(`${JSON.stringify({ run, tried })}\n`);
      return 0;
    }
    const looks = looksOf(context.stdout, context.env);
    const answer = run.outcome?.kind === 'improved' ? run.outcome.answer : undefined;
    context.stdout.write(
      answer
        ? `${renderAnswer(answer, run, verdicts, looks)}\n\nTo write it: pawl apply ${answer.id.slice(0, 8)}\n`
        : `${renderRun(run, verdicts, looks)}\n`,
    );
    return 0;
  });
}

/** `pawl apply`. */
export async function apply(
  folder: string,
  id: string,
  onMyWord: boolean,
  context: Context,
): Promise<ExitCode> {
  const { root, found } = findAnswer(folder, id);
  const { applyAnswer } = await import('./oversight/apply.ts');
  return applyAnswer(root, found, { quiet: false, onMyWord }, context);
}

/**
 * The answer that an id means.
 *
 * @throws UsageError `no-such-id`, `no-answer`.
 */
export function findAnswer(folder: string, id: string) {
  return withStore(folder, (store, root) => {
    const found = store.findAnswer(id);
    if (found) return { root, found };
    const run = store.findRun(id);
    if (!run) throw noSuch(id, 'answer', store);
    throw new UsageError('no-answer', `run ${run.id} has found no answer`, {
      hint: `What was tried: pawl show ${run.id}`,
    });
  });
}

/**
 * The plan of `pawl resume`: the run with this id, or the newest that has not come to its end.
 *
 * @param changes - what the user wants otherwise than in the recorded request
 */
export function resumePlan(
  root: string,
  id: string | undefined,
  changes: { readonly budgetMs?: number; readonly maxCandidates?: number },
): Plan {
  return (store) => {
    const run =
      id === undefined
        ? store.listRuns(1_000).find(({ outcome }) => !outcome || outcome.kind === 'interrupted')
        : store.findRun(id);
    if (!run && id !== undefined) throw noSuch(id, 'run', store);
    if (!run)
      throw new UsageError('nothing-to-resume', 'every recorded run has come to its end', {
        hint: 'Name one to search on with another budget: pawl resume RUN --budget 2m',
      });
    if (run.outcome?.kind === 'improved')
      throw new UsageError('nothing-to-resume', `run ${run.id} has found its answer`, {
        hint: `See it: pawl show ${run.id}`,
      });
    // The project may have been moved since.
    return { request: { ...run.request, ...changes, root }, resumed: run };
  };
}

function withStore<T>(folder: string, work: (store: Store, root: string) => T): T {
  const root = recordedRoot(folder);
  const store = openStore(root);
  try {
    return work(store, root);
  } finally {
    store.close();
  }
}

function noSuch(id: string | undefined, what: string, store: Store): UsageError {
  const newest = store.listRuns(1)[0];
  if (id === undefined || !newest)
    return new UsageError('nothing-recorded', 'no run is recorded for this project', {
      hint: 'Run pawl fix FILE or pawl optimise FILE#SYMBOL first.',
    });
  return new UsageError('no-such-id', `there is no ${what} ${id}`, {
    hint: `The newest run is ${newest.id}.`,
  });
}
