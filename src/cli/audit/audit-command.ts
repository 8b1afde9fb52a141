import {
  auditSecret,
  recordAudit,
  runAudit,
  type Check,
  type Subject,
  type Verdict,
} from '../../audit/index.ts';
import { candidateId } from '../../candidate/index.ts';
import { openStore } from '../../durable/index.ts';
import { formatMs, visible, wrap, type Looks } from '../../explain/index.ts';
import { auditKey } from '../../ledger/index.ts';
import type { Answer, RunRequest } from '../../loop/answer.ts';
import type { Breach } from '../../loop/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { foundAnswer } from '../explain/explain-command.ts';
import { looksOf } from '../looks.ts';
import { watchBreaker } from '../oversight/breaker.ts';
import { lawOf } from '../oversight/law.ts';
import { openProjectLedger } from '../oversight/office.ts';
import { recordBreach } from '../oversight/watch.ts';
import { recordedRoot } from '../recorded.ts';
import { withLineEndingsOf } from '../write-answer.ts';
import type { AuditFlags } from './register.ts';

/** `pawl audit`: 0 passed, 1 rejected, or stopped. The verdict is signed and recorded either way. */
export async function audit(
  folder: string,
  id: string | undefined,
  { json = false, budget, jail }: AuditFlags,
  context: Context,
): Promise<ExitCode> {
  const root = recordedRoot(folder);
  const store = openStore(root);
  const { answer, run } = (() => {
    try {
      return foundAnswer(store, id);
    } finally {
      store.close();
    }
  })();
  // As it was committed: what is changed and not committed has no say in who audits it.
  const law = lawOf(root, context);
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
    const subject = subjectOf(root, answer, run.request);
    const told = { breached: (breach: Breach) => recordBreach(root, breach, context) };
    const watched = { now: context.now, stop: stop.signal, watch: told };
    const remeasure = async (seed: number) => {
      const loop = await import('../../loop/index.ts');
      const { symbol } = subject;
      const whole = { ...run.request, root, seed, jail: jail && run.request.jail };
      const request = { ...whole, ...(symbol !== undefined && { symbol }) };
      return loop.remeasure(request, subject, watched);
    };
    tell({ type: 'audit-started', candidate: answer.id }, [heading(subject, looks)]);
    const verdict = await runAudit(subject, {
      secret: auditSecret(root),
      auditors,
      adequacy: settings.adequacy,
      jail: jail && run.request.jail,
      budgetMs: budget,
      now: context.now,
      stop: stop.signal,
      remeasure: run.request.command === 'optimise' ? remeasure : undefined,
      onBreach: ({ version, what }) => {
        const { file, symbol, candidate: audited, before } = subject;
        const after = { id: audited, text: subject.after };
        const suspects =
          version === 'after' ? [after] : [{ id: candidateId(before), text: before }];
        const during = 'while it was audited';
        const breach = { run: run.id, file, symbol, what, during, before, suspects };
        recordBreach(root, breach, context);
      },
      onCheck: (check) => tell({ type: 'check-ended', ...check }, checkLines(check, looks)),
    });
    // Stopped by whoever asked: no word against it, nor for it. What was found by then is one.
    if (stop.signal.aborted && verdict.checks.every(({ outcome }) => outcome !== 'failed')) {
      context.stderr.write(
        `pawl: stopped, so nothing is recorded\n  To have it audited: pawl audit ${answer.id.slice(0, 8)}\n`,
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

/** An answer as the audit looks at it: two texts, and what they are for. */
function subjectOf(root: string, answer: Answer, { command, tests, seed }: RunRequest): Subject {
  const { id, file, symbol, before, after, evidence, effect } = answer;
  return {
    candidate: id,
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
  };
}

function heading({ candidate, file, symbol }: Subject, { paint }: Looks): string {
  const target = visible(symbol === undefined ? file : `${file}#${symbol}`);
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
