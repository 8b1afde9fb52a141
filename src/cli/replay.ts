import { auditSecret, heldOutBy } from '../audit/secret.ts';
import { openStore } from '../durable/index.ts';
import { visible } from '../explain/index.ts';
import { UsageError } from '../fault.ts';
import type { Recorded } from '../loop/index.ts';
import type { Context, ExitCode } from './context.ts';
import { looksOf } from './looks.ts';
import { progressFor } from './progress/progress.ts';
import { recordedRoot } from './recorded.ts';

export interface ReplayFlags {
  readonly workers?: number;
  readonly json?: boolean;
}

/**
 * `pawl replay`: does a recorded run again and compares. Nothing is recorded or written.
 *
 * @returns 0 when all is the same, 1 when something differs.
 */
export async function replayCommand(
  folder: string,
  id: string | undefined,
  { workers, json = false }: ReplayFlags,
  context: Context,
): Promise<ExitCode> {
  const root = recordedRoot(folder);
  const recorded = find(root, id);
  const { replay } = await import('../loop/index.ts');
  const progress = progressFor(context, false);
  const stop = new AbortController();
  const interrupts = context.onInterrupt(
    () => stop.abort(),
    () => progress.stop(),
  );
  try {
    const { same, ...found } = await replay(recorded, {
      listener: json ? () => {} : progress.listener,
      stop: stop.signal,
      now: context.now,
      isHeldOut: heldOutBy(auditSecret(root)),
      ...(workers !== undefined && { workers }),
    });
    progress.stop();
    if (json) context.stdout.write(`${JSON.stringify({ same, ...found })}\n`);
    else {
      const { paint } = looksOf(context.stdout, context.env);
      const word = same ? paint('good', 'The same') : paint('bad', 'Not the same');
      const answer =
        found.answer === undefined
          ? ''
          : `; the answer is ${found.answer === 'same' ? 'the same' : 'another'}`;
      const verdicts = `${found.repeated} of ${found.recorded} candidates with the same verdict`;
      context.stdout.write(
        `${word}  ${verdicts}${answer}  ${paint('dim', `run ${found.run}, ${found.workers} workers`)}\n`,
      );
      for (const difference of found.differences)
        context.stdout.write(`  ${visible(difference)}\n`);
    }
    return same ? 0 : 1;
  } finally {
    progress.stop();
    interrupts.dispose();
  }
}

function find(root: string, id: string | undefined): Recorded {
  const store = openStore(root);
  try {
    const run = store.findRun(id);
    if (!run)
      throw new UsageError(
        'no-such-id',
        id === undefined ? 'no run is recorded' : `there is no run ${id}`,
        {
          hint: 'pawl show shows the newest one.',
        },
      );
    // The project may have been moved since.
    return {
      run: { ...run, request: { ...run.request, root } },
      verdicts: store.verdictsOf(run.id),
    };
  } finally {
    store.close();
  }
}
