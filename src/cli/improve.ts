import { auditSecret, heldOutBy } from '../audit/secret.ts';
import { lockProject, openStore, type Store, type StoredRun } from '../durable/index.ts';
import { renderAnswer, visible } from '../explain/index.ts';
import { PawlFault, UsageError } from '../fault.ts';
import type { RunOutcome, RunRequest } from '../loop/answer.ts';
import type { Listener } from '../loop/event.ts';
import type { Context, ExitCode, NotStarted } from './context.ts';
import { looksOf } from './looks.ts';
import { watchFor } from './oversight/watch.ts';
import { progressFor, type Progress } from './progress/progress.ts';

const noCounts = { judged: 0, valid: 0, perSecond: 0 };

/** How a run is to be shown and what to do at its end. */
export interface Manner {
  readonly json: boolean;
  /** Write what was found to the working tree. */
  readonly write: boolean;
}

/** A run that is to go on, chosen once the project is locked; undefined when none is left. */
export type Plan = (store: Store) => { request: RunRequest; resumed?: StoredRun };

/**
 * Runs the loop on a project, alone, shows how it goes and what was found.
 *
 * @throws PawlFault and UsageError for what the user should know of.
 */
export async function improve(
  root: string,
  plan: Plan,
  manner: Manner,
  context: Context,
): Promise<ExitCode> {
  const lock = lockProject(root);
  if (!lock.ok)
    throw new PawlFault('project-locked', lock.reason, {
      hint: `Wait until it has ended${lock.pid === undefined ? '' : `, or end it: kill ${lock.pid}`}.`,
    });
  try {
    const store = openStore(root);
    try {
      return await runAndTell(store, plan(store), manner, context);
    } finally {
      store.close();
    }
  } finally {
    lock.release();
  }
}

async function runAndTell(
  store: Store,
  { request, resumed }: ReturnType<Plan>,
  manner: Manner,
  context: Context,
): Promise<ExitCode> {
  const run = await context.loadRun();
  const progress = progressFor(context, manner.json);
  const stop = new AbortController();
  const interrupts = context.onInterrupt(
    () => {
      progress.say('stopping… (once more to stop at once)');
      stop.abort();
    },
    () => progress.stop(),
  );
  let id = resumed?.id;
  const listener: Listener = (event) => {
    if (event.type === 'run-started') id = event.run;
    progress.listener(event);
  };
  try {
    const { outcome } = await run(request, {
      store,
      listener,
      stop: stop.signal,
      now: context.now,
      watch: watchFor(request.root, store, context),
      isHeldOut: heldOutBy(auditSecret(request.root)),
      ...(resumed && { resumed }),
    });
    progress.stop();
    return await tell(outcome, store, id, request, manner, context, progress);
  } catch (error) {
    // Wrong use stays wrong: there is nothing to resume.
    if (UsageError.isInstance(error) && id !== undefined)
      store.endRun(id, { kind: 'not-improved', reason: error.message }, noCounts, context.now());
    throw error;
  } finally {
    progress.stop();
    interrupts.dispose();
  }
}

async function tell(
  outcome: RunOutcome | NotStarted,
  store: Store,
  id: string | undefined,
  request: RunRequest,
  manner: Manner,
  context: Context,
  progress: Progress,
): Promise<ExitCode> {
  const print = (text: string): void => {
    if (!manner.json) context.stdout.write(`${text}\n`);
  };
  const { paint } = looksOf(context.stdout, context.env);
  switch (outcome.kind) {
    case 'nothing-to-do':
      print(`Nothing to do: ${visible(outcome.reason)}`);
      return 0;
    case 'not-started':
      progress.say(`Not started: ${outcome.reason}\n  See it, and close it: pawl breaker`);
      return 1;
    case 'interrupted':
      progress.say(
        `Stopped before anything was found. To go on: pawl resume ${id ?? ''}`.trimEnd(),
      );
      return 1;
    case 'not-improved':
      print(`${paint('bad', 'Not improved')}: ${visible(outcome.reason)}`);
      if (id !== undefined) print(`What was tried: pawl show ${id}`);
      return 1;
    case 'improved': {
      const run = id === undefined ? undefined : store.findRun(id);
      const looks = looksOf(context.stdout, context.env);
      if (run) print(renderAnswer(outcome.answer, run, store.verdictsOf(run.id), looks));
      if (manner.write && run) {
        const { applyAnswer } = await import('./oversight/apply.ts');
        const found = { run, answer: outcome.answer };
        return applyAnswer(request.root, found, { quiet: manner.json, onMyWord: false }, context);
      }
      print(`\nNothing is written yet. To write it: pawl apply ${outcome.answer.id.slice(0, 8)}`);
      return 0;
    }
  }
}
