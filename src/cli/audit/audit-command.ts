import {
  auditSecret,
  recordAudit,
  runAudit,
  type Check,
  type Subject,
  type Verdict,
} from '../../audit/index.ts';
import { candidateId } from '../../candidate/index.ts';
import { formatMs, visible, wrap, type Looks } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import { auditKey } from '../../ledger/index.ts';
import type { Breach } from '../../loop/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { looksOf } from '../looks.ts';
import { watchBreaker } from '../oversight/breaker.ts';
import { openProjectLedger } from '../oversight/office.ts';
import { recordBreach } from '../oversight/watch.ts';
import type { AuditFlags } from './register.ts';
import { answerSubject, changeSubject, type Audited } from './subject.ts';
import { targetName } from '../../target-name.ts';

/**
 * `pawl audit`: 0 passed, 1 rejected, or stopped. The verdict is signed and recorded either way.
 *
 * @param argument - an answer; with `--base`, the file that changes
 */
export async function audit(
  folder: string,
  argument: string | undefined,
  flags: AuditFlags,
  context: Context,
): Promise<ExitCode> {
  const { json = false, budget } = flags;
  const { subject, root, law, run, jail, measured, again } = await audited(
    folder,
    argument,
    flags,
    context,
  );
  const { auditors, audit: settings } = law.config;
  const stop = new AbortController();
  const interrupts = context.onInterrupt(
    () => stop.abort(),
    () => {},
  );
  const looks = looksOf(context.stdout, context.env);
  const tell = (event: object, lines: readonly string[]): void =>
    void context.stdout.write(json ? `${JSON.stringify(event)}\n` : `${lines.join('\n')}\n`);
  try {
    const told = { breached: (breach: Breach) => recordBreach(root, breach, context) };
    const watched = { now: context.now, stop: stop.signal, watch: told };
    const { candidate, file, symbol, before, after } = subject;
    tell({ type: 'audit-started', candidate }, [heading(subject, looks)]);
    const verdict = await runAudit(subject, {
      secret: auditSecret(root),
      auditors,
      adequacy: settings.adequacy,
      jail,
      budgetMs: budget,
      now: context.now,
      stop: stop.signal,
      remeasure:
        measured &&
        (async (seed) => {
          const loop = await import('../../loop/index.ts');
          const request = { ...measured, seed, ...(symbol !== undefined && { symbol }) };
          return loop.remeasure(request, subject, watched);
        }),
      onBreach: ({ version, what }) => {
        const changed = { id: candidate, text: after };
        const suspects =
          version === 'after' ? [changed] : [{ id: candidateId(before), text: before }];
        const during = 'while it was audited';
        recordBreach(root, { run, file, symbol, what, during, before, suspects }, context);
      },
      onCheck: (check) => tell({ type: 'check-ended', ...check }, checkLines(check, looks)),
    });
    // Stopped by whoever asked: no word against it, nor for it. What was found by then is one.
    if (stop.signal.aborted && verdict.checks.every(({ outcome }) => outcome !== 'failed')) {
      context.stderr.write(
        `pawl: stopped, so nothing is recorded\n  To have it audited: ${visible(again)}\n`,
      );
      return 1;
    }
    const ledger = openProjectLedger(root, context);
    try {
      const entry = recordAudit(verdict, auditKey(context.env), ledger);
      const { hash, index } = entry;
      tell({ type: 'audit-ended', ...verdict, entry: index, hash }, ending(verdict, index, looks));
    } finally {
      ledger.close();
    }
    watchBreaker(root, law, context);
    return verdict.passed ? 0 : 1;
  } finally {
    interrupts.dispose();
  }
}

/** @throws UsageError for flags that do not go together. */
function audited(
  folder: string,
  argument: string | undefined,
  flags: AuditFlags,
  context: Context,
): Audited | Promise<Audited> {
  const { base, objective, tests } = flags;
  if (base === undefined) {
    const given = Object.entries({ objective, tests }).find(([, it]) => it !== undefined);
    if (given)
      throw new UsageError(
        'conflicting-option',
        `--${given[0]} is for a change of the repository`,
        {
          hint: 'Name the file, and what it is compared with: pawl audit FILE --base main',
        },
      );
    return answerSubject(folder, argument, flags, context);
  }
  if (argument === undefined)
    throw new UsageError('no-target', 'which file is to be audited?', {
      hint: `Name it: pawl audit FILE --base ${base}`,
    });
  return changeSubject(folder, argument, { ...flags, base }, context);
}

function heading({ candidate, file, symbol }: Subject, { paint }: Looks): string {
  const target = visible(targetName({ file, symbol }));
  return `Audit of ${paint('heading', target)}  ${paint('dim', candidate)}`;
}

function checkLines(
  { name, outcome, said, shown, ms }: Check,
  { paint, width }: Looks,
): readonly string[] {
  const mark = { passed: '✓', failed: '✗', unknown: '?' }[outcome];
  const head = `  ${paint(outcome === 'passed' ? 'good' : 'bad', mark)} ${name.padEnd(13)} `;
  const taken = 18;
  const [first = '', ...rest] = wrap(visible(said), width - taken - 8);
  const pad = ' '.repeat(taken);
  return [
    `${head}${first}  ${paint('dim', formatMs(ms))}`,
    ...rest.map((line) => pad + line),
    ...shown.flatMap((line) =>
      wrap(visible(line), width - taken).map((it) => paint('dim', pad + it)),
    ),
  ];
}

function ending({ passed, reason, ms }: Verdict, entry: number, { paint }: Looks): string[] {
  const word = passed ? paint('good', 'Passed') : paint('bad', 'Rejected');
  return [
    `${word}: ${visible(reason)}`,
    `Signed, entry ${entry} of the ledger; took ${formatMs(ms)}.`,
  ];
}
