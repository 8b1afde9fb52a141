import { ProjectStage } from '../evaluator/index.ts';
import { UsageError } from '../fault.ts';
import type { Jail } from '../sandbox/index.ts';
import { fillWorkspace, openTarget } from '../target/index.ts';
import type { Base } from './base.ts';
import { layOut } from './lay-out.ts';
import { refused, type Refusal, type Subject } from './subject.ts';

export type Verified =
  | {
      readonly ok: true;
      readonly runner: string;
      /** Tests that passed. */
      readonly passed: number;
    }
  | Refusal;

const elsewhere =
  'What is committed there counts: commit what it needs, name another base with --onto, or run pawl again on that base.';

/**
 * Runs the user's own tests on a base with the change on it, in a jailed copy of that base: what lies
 * in the working tree does not count. Nothing that passes without the change may fail with it, and no
 * fewer tests may pass than when it was found.
 *
 * @param root - where the packages are
 */
export async function verifyOn(
  base: Base,
  root: string,
  { answer, gate, tests }: Subject,
  jail: Jail,
  stop: AbortSignal,
): Promise<Verified> {
  const workspace = fillWorkspace(root, (copy) => layOut(base, copy));
  let stage: ProjectStage | undefined;
  try {
    const target = await openTarget({
      root: workspace.root,
      file: answer.file,
      ...(tests !== undefined && { tests }),
    });
    stage = new ProjectStage(jail, target, stop);
    const { verdict, passed } = await stage.judge(answer.after, gate.body.change === 'fix');
    const { name } = target.runner;
    if (!verdict.valid)
      return refused('verified', `on this base, ${name}: ${verdict.reason}`, elsewhere);
    const { runnerPassed } = answer.evidence;
    if (passed < runnerPassed)
      return refused(
        'verified',
        `on this base ${passed} tests pass with ${name}; ${runnerPassed} did when it was found`,
        elsewhere,
      );
    return { ok: true, runner: name, passed };
  } catch (error) {
    if (!UsageError.isInstance(error)) throw error;
    return refused('verified', `on this base: ${error.message}`, error.hint ?? elsewhere);
  } finally {
    stage?.close();
    workspace.remove();
  }
}
