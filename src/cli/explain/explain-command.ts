import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { auditSecret, heldOutBy } from '../../audit/secret.ts';
import { openStore, type Store } from '../../durable/index.ts';
import { explanationOf, toMarkdown, toTerminal, type Subject } from '../../explain/index.ts';
import { PawlFault, UsageError } from '../../fault.ts';
import type { Answer } from '../../loop/answer.ts';
import type { Breach } from '../../loop/index.ts';
import type { Dissection } from '../../loop/dissection.ts';
import type { Context, ExitCode } from '../context.ts';
import { looksOf } from '../looks.ts';
import { progressFor } from '../progress/progress.ts';
import { recordedRoot } from '../recorded.ts';
import type { ExplainOptions } from './register.ts';

/** What was measured of an answer is kept under this name. */
const note = 'dissection';

/** `pawl explain`. */
export async function explain(
  folder: string,
  id: string | undefined,
  options: ExplainOptions,
  context: Context,
): Promise<ExitCode> {
  const root = recordedRoot(folder);
  const store = openStore(root);
  try {
    const subject = await subjectOf(store, root, id, options.again ?? false, context);
    const text = options.json
      ? `${JSON.stringify({ type: 'answer-explained', ...subject })}\n`
      : options.markdown || options.output !== undefined
        ? toMarkdown(explanationOf(subject))
        : `${toTerminal(explanationOf(subject), looksOf(context.stdout, context.env))}\n`;
    if (options.output === undefined) context.stdout.write(text);
    else write(resolve(folder, options.output), text);
    return 0;
  } finally {
    store.close();
  }
}

/**
 * An answer with everything that its explanation is made of; measured now where it was not before.
 *
 * @throws UsageError `no-such-id`, `no-answer`.
 */
export async function subjectOf(
  store: Store,
  root: string,
  id: string | undefined,
  again: boolean,
  context: Context,
): Promise<Subject> {
  const found = foundAnswer(store, id);
  const { answer } = found;
  const run = { ...found.run, request: { ...found.run.request, root } };
  const known = again ? undefined : keptDissection(store, run.id, answer);
  const verdicts = store.verdictsOf(run.id);
  if (known) return { run, answer, verdicts, dissection: known };
  const { dissect } = await import('../../loop/index.ts');
  const progress = progressFor(context, false);
  const stop = new AbortController();
  const interrupts = context.onInterrupt(
    () => stop.abort(),
    () => progress.stop(),
  );
  progress.say('taking the answer apart…');
  try {
    const { now } = context;
    const isHeldOut = heldOutBy(auditSecret(root));
    const { recordBreach } = await import('../oversight/watch.ts');
    const watch = { breached: (breach: Breach) => recordBreach(root, breach, context) };
    const { listener } = progress;
    const deps = { store, now, isHeldOut, stop: stop.signal, listener, watch };
    const dissection = await dissect(run, answer, deps);
    store.keepNote(run.id, note, dissection);
    return { run, answer, verdicts, dissection };
  } finally {
    progress.stop();
    interrupts.dispose();
  }
}

/** What was measured before of this answer; a run that is gone on with may have found another. */
export function keptDissection(store: Store, run: string, answer: Answer): Dissection | undefined {
  const kept = store.noteOf(run, note) as Dissection | undefined;
  return kept?.answer === answer.id ? kept : undefined;
}

/**
 * The answer that an id means, or the newest.
 *
 * @throws UsageError `no-such-id`, `no-answer`, `nothing-recorded`.
 */
export function foundAnswer(store: Store, id: string | undefined) {
  const found = store.findAnswer(id);
  if (!found) throw noAnswer(store, id);
  return found;
}

function noAnswer(store: Store, id: string | undefined): UsageError {
  const run = store.findRun(id);
  if (run && id !== undefined)
    return new UsageError('no-answer', `run ${run.id} has found no answer`, {
      hint: `What was tried: pawl show ${run.id}`,
    });
  return id === undefined
    ? new UsageError('nothing-recorded', 'no answer is recorded for this project', {
        hint: 'Run pawl fix FILE or pawl optimise FILE#SYMBOL first.',
      })
    : new UsageError('no-such-id', `there is no answer ${id}`, { hint: 'See pawl show.' });
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new PawlFault('not-written', `can't write ${path}`, {
      hint: 'Name a file in a folder that is there.',
      cause,
    });
  }
}
