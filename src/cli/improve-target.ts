import { UsageError } from '../fault.ts';
import type { Objective } from '../evaluator/objective.ts';
import type { Command } from '../loop/answer.ts';
import type { Context, ExitCode } from './context.ts';
import { improve, type Manner } from './improve.ts';
import { globFromRoot, parseTarget } from './target-argument.ts';

/** What the user set for a run. */
export interface Settings {
  readonly seed: number;
  readonly budgetMs: number;
  readonly maxCandidates?: number;
  readonly tests?: string;
  readonly jail: boolean;
  readonly objective?: Objective;
}

/**
 * `pawl fix` and `pawl optimise`.
 *
 * @param argument - `FILE` or `FILE#SYMBOL`, relative to `folder`
 */
export function improveTarget(
  command: Command,
  argument: string,
  folder: string,
  settings: Settings,
  manner: Manner,
  context: Context,
): Promise<ExitCode> {
  const { root, file, symbol } = parseTarget(argument, folder);
  if (command === 'optimise' && symbol === undefined)
    throw new UsageError('no-symbol', 'optimise needs a function to make faster', {
      hint: `Name one of the file's exports: pawl optimise ${argument}#FUNCTION`,
    });
  const { tests, maxCandidates = Number.MAX_SAFE_INTEGER, seed, budgetMs, jail } = settings;
  const { objective } = settings;
  const request = {
    command,
    root,
    file,
    ...(symbol !== undefined && { symbol }),
    ...(tests !== undefined && { tests: globFromRoot(tests, folder, root) }),
    seed,
    budgetMs,
    maxCandidates,
    jail,
    ...(objective && { objective }),
  };
  return improve(root, () => ({ request }), manner, context);
}
