import type { StoredRun } from '../../durable/index.ts';
import { visible } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import { renderFindings } from '../../gate/index.ts';
import type { Answer } from '../../loop/answer.ts';
import { approve, claim, factsOf, type Present } from '../../review/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { looksOf } from '../looks.ts';
import { canWrite, writeAnswer, type Written } from '../write-answer.ts';
import { isWatched, watchBreaker } from './breaker.ts';
import { lawOf, type FoundLaw } from './law.ts';
import { baseOf, judgedOffer, openProjectLedger } from './office.ts';
import { standingOf, type Standing } from './standing.ts';

const tree = 'the working tree';

/** How an answer is to be written. */
export interface ApplyManner {
  /** Nothing on stdout when it was written. */
  readonly quiet: boolean;
  /** Whoever works here answers for what a person has to look at, where nobody else is asked to. */
  readonly onMyWord: boolean;
}

/**
 * Writes an answer to its file, by the law of the project: boundaries, breaker, policy, sign-offs. An
 * approval is used once, and for exactly what was signed; its use is recorded before the write.
 *
 * @returns 0 written or there already; 1 refused, with the reason and the way on stderr
 */
export async function applyAnswer(
  root: string,
  found: { readonly run: StoredRun; readonly answer: Answer },
  { quiet, onMyWord }: ApplyManner,
  context: Context,
): Promise<ExitCode> {
  const { answer } = found;
  const possible = canWrite(root, answer);
  if (!possible.ok || possible.already) return tell(possible, answer, quiet, context);
  const law = lawOf(root, context);
  if (onMyWord && law.isBinding)
    throw new UsageError(
      'sign-off-needed',
      'this project asks for sign-offs, so --on-my-word does not count',
      {
        hint: `Sign for it: pawl sign ${answer.id.slice(0, 8)} --reason "…"`,
      },
    );
  const { pending, report } = await judgedOffer(root, found, law, context);
  const { decision } = pending;
  const isRecorded = isWatched(root, law, context);
  const record = isRecorded || law.signersFrom !== undefined;
  const present = { facts: factsOf(decision), baseOf: (file: string) => baseOf(root, file) };
  const standing = standingOf(decision, { root, law, context, record }, present);
  const { paint } = looksOf(context.stderr, context.env);
  context.stderr.write(renderFindings(report.findings, paint));
  if (isRecorded && standing.kind !== 'passes') watchBreaker(root, law, context);
  if (standing.kind !== 'passes' && !(standing.kind === 'waits' && onMyWord))
    return refuse(standing, answer, law, context);
  const used = use(standing, { root, law, context, isRecorded }, present);
  if (!used.ok) return refuse({ kind: 'stopped', reason: used.reason }, answer, law, context);
  const code = tell(writeAnswer(root, answer), answer, quiet, context);
  if (isRecorded) watchBreaker(root, law, context);
  return code;
}

/** Records the use: of an approval, or of the word of whoever works here. */
function use(
  { gate, ...standing }: Standing,
  {
    root,
    law,
    context,
    isRecorded,
  }: { root: string; law: FoundLaw; context: Context; isRecorded: boolean },
  present: Present,
): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
  const isApproved = standing.kind === 'passes' && !standing.isFree;
  if (!isApproved && !isRecorded) return { ok: true };
  if (!gate) return { ok: false, reason: 'what was decided could not be recorded' };
  const ledger = openProjectLedger(root, context);
  try {
    if (!isApproved) {
      const { candidate } = gate.body;
      ledger.append({
        kind: 'candidate-written',
        body: { gate: gate.hash, candidate, where: tree },
      });
      return { ok: true };
    }
    const approval = approve(gate.hash, present, law, ledger);
    if (!approval.ok) return approval;
    return claim(
      approval.decision,
      { kind: 'candidate-applied', where: tree },
      present,
      law,
      ledger,
    );
  } finally {
    ledger.close();
  }
}

function refuse(
  standing: Exclude<Standing, { kind: 'passes' }> | { kind: 'stopped'; reason: string },
  { id }: Answer,
  law: FoundLaw,
  { stderr }: Context,
): ExitCode {
  const short = id.slice(0, 8);
  const [word, ...ways] =
    standing.kind === 'waits'
      ? ['it waits', ...waysOut(standing, short, law)]
      : ['it is stopped', `See it: pawl show ${short}`];
  stderr.write(`pawl: not written: ${word}: ${visible(standing.reason)}\n`);
  for (const way of ways) stderr.write(`  ${visible(way)}\n`);
  return 1;
}

/** What is asked for first; the word of whoever works here is the last way. */
function waysOut(
  { on, hint }: Extract<Standing, { kind: 'waits' }>,
  short: string,
  law: FoundLaw,
): readonly string[] {
  const without = on === 'audit' ? ', without an audit' : '';
  return [
    // Where nobody can sign and nobody has to, signing is no way.
    ...(on === 'audit' || law.isBinding || law.signersFrom !== undefined ? [hint] : []),
    ...(law.isBinding
      ? []
      : [`To answer for it yourself${without}: pawl apply ${short} --on-my-word`]),
  ];
}

function tell(written: Written, { file }: Answer, quiet: boolean, context: Context): ExitCode {
  if (!written.ok) {
    context.stderr.write(`pawl: ${written.reason}\n  ${written.hint}\n`);
    return 1;
  }
  if (!quiet)
    context.stdout.write(
      written.already ? `${file} has this change already.\n` : `Written to ${file}.\n`,
    );
  return 0;
}
