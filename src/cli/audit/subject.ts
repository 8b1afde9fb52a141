import type { Subject } from '../../audit/index.ts';
import { candidateId } from '../../candidate/index.ts';
import { openStore } from '../../durable/index.ts';
import { UsageError } from '../../fault.ts';
import { readChange } from '../../gate/index.ts';
import type { RunRequest } from '../../loop/answer.ts';
import type { Context } from '../context.ts';
import { foundAnswer } from '../explain/explain-command.ts';
import { lawOf, type FoundLaw } from '../oversight/law.ts';
import { openRepository } from '../oversight/repository.ts';
import { recordedRoot } from '../recorded.ts';
import { globFromRoot, parseTarget } from '../target-argument.ts';
import { withLineEndingsOf } from '../write-answer.ts';
import type { AuditFlags } from './register.ts';

/** What is audited, and for whom. */
export interface Audited {
  readonly subject: Subject;
  /** Where the ledger and the secret are kept. */
  readonly root: string;
  readonly law: FoundLaw;
  /** The run that has found it; empty for a change of the repository. */
  readonly run: string;
  readonly jail: boolean;
  /** How it is measured, where it is said to be faster. */
  readonly measured: RunRequest | undefined;
  /** The command that audits it once more. */
  readonly again: string;
}

/**
 * An answer: two texts, and what they are for.
 *
 * @throws UsageError where nothing is recorded, or no answer has this id.
 */
export function answerSubject(
  folder: string,
  id: string | undefined,
  flags: AuditFlags,
  context: Context,
): Audited {
  const root = recordedRoot(folder);
  const store = openStore(root);
  try {
    const { answer, run } = foundAnswer(store, id);
    const { file, symbol, before, after, evidence, effect } = answer;
    const { command, tests, seed } = run.request;
    const jail = flags.jail && run.request.jail;
    return {
      subject: {
        candidate: answer.id,
        root,
        file,
        ...(symbol !== undefined && { symbol }),
        ...(tests !== undefined && { tests }),
        before,
        after: withLineEndingsOf(before, after),
        objective: command === 'fix' ? 'fix' : 'speed-up',
        heldOut: evidence.heldOut !== undefined,
        seed,
        ...(effect && { claimed: effect }),
      },
      root,
      // As it was committed: what is changed and not committed has no say in who audits it.
      law: lawOf(root, context),
      run: run.id,
      jail,
      measured: command === 'optimise' ? { ...run.request, root, jail } : undefined,
      again: `pawl audit ${answer.id.slice(0, 8)}`,
    };
  } finally {
    store.close();
  }
}

/**
 * What the working tree changes of one file, by the law of its base. Nothing else may change: the tests
 * that vouch for it are those of the base.
 *
 * @param argument - `FILE` or `FILE#SYMBOL`
 * @throws UsageError where it is no change of that one file.
 */
export async function changeSubject(
  folder: string,
  argument: string,
  flags: AuditFlags & { readonly base: string },
  context: Context,
): Promise<Audited> {
  const { root: project, file, symbol } = parseTarget(argument, folder);
  const git = openRepository(
    project,
    context,
    'A change is what git knows of; to audit an answer of Pawl, name it without --base.',
  );
  const { base, tests, jail, objective = 'refactor' } = flags;
  if (objective === 'optimise' && symbol === undefined)
    throw new UsageError('no-symbol', `what is to be measured in ${file}?`, {
      hint: `Name the function that is faster: pawl audit ${file}#FUNCTION --base ${base}`,
    });
  const { change, trusted, root } = await readChange(git, { base });
  const prefix = await git.text(['rev-parse', '--show-prefix']);
  const [only, ...others] = change.files.filter(({ path }) => path !== prefix + file);
  const changed = change.files.find(({ path }) => path === prefix + file);
  const [before, after] = [changed?.before?.text, changed?.after?.text];
  if (before === undefined || after === undefined)
    throw new UsageError('no-change', `${file} is not changed since ${change.base.slice(0, 8)}`, {
      hint: 'A file that is new, gone or moved has nothing to be compared with: a person has to look at it.',
    });
  if (only)
    throw new UsageError(
      'more-than-one-file',
      `${only.path} ${others.length > 0 ? `and ${others.length} others change` : 'changes'}, too`,
      {
        hint: 'An audit compares one file before and after, by tests that did not change: commit or stash the others first.',
      },
    );
  const subject: Subject = {
    candidate: candidateId(after),
    root: project,
    file,
    ...(symbol !== undefined && { symbol }),
    ...(tests !== undefined && { tests: globFromRoot(tests, folder, project) }),
    before,
    after,
    objective: objective === 'optimise' ? 'speed-up' : objective,
    heldOut: false,
    seed: 1,
  };
  return {
    subject,
    root,
    law: lawOf(root, context, trusted),
    run: '',
    jail,
    measured: objective === 'optimise' ? measuring(subject, jail) : undefined,
    again: `pawl audit ${argument} --base ${base}`,
  };
}

/** As a run that looked for it would be asked. */
function measuring({ root, file, symbol, tests, seed }: Subject, jail: boolean): RunRequest {
  const target = { root, file, ...(symbol !== undefined && { symbol }), ...(tests && { tests }) };
  return { command: 'optimise', ...target, seed, jail, budgetMs: 1, maxCandidates: 1 };
}
