import { heldOutIn } from '../audit/secret.ts';
import { looksOf } from './looks.ts';
import { renderJudgement, visible } from '../explain/index.ts';
import { UsageError } from '../fault.ts';
import type { Breach } from '../loop/index.ts';
import type { JudgeObjective } from '../loop/judgement.ts';
import type { Context, ExitCode } from './context.ts';
import { objectiveOf, type ObjectiveFlags } from './objective-of.ts';
import { versionsFrom } from './judge-versions.ts';
import { progressFor } from './progress/progress.ts';
import { globFromRoot, parseTarget } from './target-argument.ts';
import { targetName } from '../target-name.ts';

export interface JudgeFlags extends ObjectiveFlags {
  readonly candidate?: readonly string[];
  readonly objective?: JudgeObjective;
  readonly tests?: string;
  readonly seed: number;
  readonly json?: boolean;
  readonly jail: boolean;
}

/**
 * `pawl judge`: the loop's judgement on given versions of a target. Nothing is written.
 *
 * @returns 0 when a version is accepted, 1 when none is, or when the breaker is open.
 */
export async function judgeCommand(
  argument: string,
  folder: string,
  flags: JudgeFlags,
  context: Context,
): Promise<ExitCode> {
  const { candidate = [], tests, json = false, seed, jail, objective } = flags;
  if (candidate.length === 0)
    throw new UsageError('no-candidates', 'no candidate to judge', {
      hint: `Name one: pawl judge ${argument} --candidate OTHER.ts (a folder; or - for JSON Lines)`,
    });
  const { root, file, symbol } = parseTarget(argument, folder);
  const better = objectiveOf(flags, folder);
  const { recordBreach, watchJudging } = await import('./oversight/watch.ts');
  const target = targetName({ file, symbol });
  const watching = watchJudging(root, target, context);
  if (!watching.ok) {
    context.stderr.write(
      `pawl: not judged: ${visible(watching.reason)}\n  See it, and close it: pawl breaker\n`,
    );
    return 1;
  }
  const { judge } = await import('../loop/index.ts');
  const progress = progressFor(context, false);
  const stop = new AbortController();
  const interrupts = context.onInterrupt(
    () => stop.abort(),
    () => progress.stop(),
  );
  const looks = looksOf(context.stdout, context.env);
  const counts = { accepted: 0, all: 0 };
  const spent = { money: 0, tokens: 0 };
  const began = performance.now();
  try {
    const request = {
      root,
      file,
      ...(symbol !== undefined && { symbol }),
      ...(tests !== undefined && { tests: globFromRoot(tests, folder, root) }),
      ...(objective && { objective }),
      ...(better && { better }),
      seed,
      jail,
    };
    const versions = versionsFrom(candidate, folder, context.stdin, ({ money, tokens }) => {
      spent.money += money;
      spent.tokens += tokens;
    });
    // The lines of JSON alone, where a program reads them.
    const listener = json ? () => {} : progress.listener;
    const isHeldOut = heldOutIn(root);
    const watch = { breached: (breach: Breach) => recordBreach(root, breach, context) };
    const deps = { listener, stop: stop.signal, isHeldOut, watch };
    for await (const judgement of judge(request, versions, deps)) {
      counts.all++;
      if (judgement.verdict.valid) counts.accepted++;
      progress.pause();
      const text = json ? JSON.stringify(judgement) : renderJudgement(judgement, looks);
      context.stdout.write(`${text}\n`);
    }
  } finally {
    progress.stop();
    interrupts.dispose();
    watching.ended({
      ...spent,
      judged: counts.all,
      valid: counts.accepted,
      ms: performance.now() - began,
      isStopped: stop.signal.aborted,
    });
  }
  if (!json && counts.all > 1)
    context.stdout.write(`\n${counts.accepted} of ${counts.all} accepted\n`);
  return counts.accepted > 0 ? 0 : 1;
}
