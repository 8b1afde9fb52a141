import { sha256 } from '../ledger/index.ts';
import {
  failed,
  unknown,
  type AuditBreach,
  type AuditOptions,
  type Check,
  type Finding,
  type Subject,
  type Verdict,
} from './audit.ts';
import { checkAuditor } from './checks/auditors.ts';
import { checkCleanRun } from './checks/clean-run.ts';
import { checkFresh, checkMemory } from './checks/fresh.ts';
import { checkHeldOut } from './checks/held-out.ts';
import { checkMeasured } from './checks/measured.ts';
import { checkMutants } from './checks/mutants.ts';
import { checkTests } from './checks/tests.ts';
import { seedFrom } from './secret.ts';
import { openVersions, usesOf, type Uses, type Versions } from './versions.ts';
import { targetName } from '../target-name.ts';

/**
 * Audits a change with evidence that no proposer saw, in workers and copies made for it. It passes
 * when every check has passed: what is unknown, was not finished or could not be started rejects it.
 */
export async function runAudit(subject: Subject, options: AuditOptions): Promise<Verdict> {
  const started = options.now();
  const ends = performance.now() + options.budgetMs;
  const checks: Check[] = [];
  const check = async (name: string, work: () => Finding | Promise<Finding>): Promise<void> => {
    const done = await performed(name, work, ends - performance.now(), options.stop);
    checks.push(done);
    options.onCheck?.(done);
  };

  // 1. Both versions in new workers, and what the tests do with them there.
  let opened: Awaited<ReturnType<typeof openVersions>> | undefined;
  let uses: readonly Uses[] = [];
  let escaped: AuditBreach | undefined;
  const noticed = (breach: AuditBreach): void => {
    escaped ??= breach;
    options.onBreach?.(breach);
  };
  const needed = (): Versions => {
    if (!opened) throw new Error('the versions could not be run');
    return opened.versions;
  };
  try {
    await check('tests', async () => {
      opened = await openVersions(subject, { ...options, onBreach: noticed });
      uses = await usesOf(opened.versions, options.secret);
      return checkTests(subject, opened.versions);
    });

    // 2. Evidence that no proposer saw.
    await check('held-out', () => checkHeldOut(subject, needed(), uses));
    await check('fresh-inputs', () => checkFresh(subject, needed(), uses));
    if (subject.objective === 'fix') await check('by-heart', () => checkMemory(needed(), uses));

    // 3. Is it as fast as it says?
    const { remeasure } = options;
    if (remeasure)
      await check('measured', async () =>
        checkMeasured(
          await remeasure(seedFrom(options.secret, `measured ${subject.candidate}`)),
          subject.claimed,
        ),
      );

    // 4. Could what vouched for it have noticed?
    await check('mutants', () => checkMutants(subject, needed(), uses, options.adequacy));

    // 5. The user's own runner on a clean state.
    await check('clean-run', () =>
      checkCleanRun(subject, needed().after.target, options.jail, options.stop),
    );
  } finally {
    opened?.close();
  }
  // Whatever the others say was said with something at large.
  if (escaped) {
    const { version, what } = escaped;
    const text = version === 'after' ? 'the change' : 'what was there before';
    await check('jail', () => failed(`${text} got out of its jail: ${what}`));
  }

  // 6. Whom the user asks.
  for (const auditor of options.auditors)
    await check(`auditor ${auditor.name}`, () =>
      checkAuditor(auditor, subject, options.jail, options.stop),
    );
  return verdictOf(subject, checks, started, options.now());
}

/** Runs a check; whatever keeps it from saying something makes it unknown. */
async function performed(
  name: string,
  work: () => Finding | Promise<Finding>,
  msLeft: number,
  stop: AbortSignal,
): Promise<Check> {
  const began = performance.now();
  const ended = (finding: Finding): Check => ({
    name,
    ...finding,
    ms: Math.round(performance.now() - began),
  });
  if (stop.aborted) return ended(unknown('stopped'));
  if (msLeft <= 0) return ended(unknown('there was no time left for it'));
  let timer: NodeJS.Timeout | undefined;
  let stopped: (() => void) | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(unknown('it was not finished in time')), msLeft);
    stopped = () => resolve(unknown('stopped'));
    stop.addEventListener('abort', stopped, { once: true });
  });
  try {
    const running = Promise.resolve().then(work);
    // Where the time is over first, its failure is nobody's business any more.
    running.catch(() => {});
    return ended(await Promise.race([running, late]));
  } catch (error) {
    return ended(unknown(error instanceof Error ? error.message.split('\n')[0]! : String(error)));
  } finally {
    clearTimeout(timer);
    if (stopped) stop.removeEventListener('abort', stopped);
  }
}

function verdictOf(subject: Subject, checks: readonly Check[], from: number, to: number): Verdict {
  const { candidate, objective, file, symbol, before, after } = subject;
  const against = checks.filter(({ outcome }) => outcome !== 'passed');
  const [first] = against;
  return {
    candidate,
    target: targetName({ file, symbol }),
    objective,
    file,
    before: sha256(before),
    after: sha256(after),
    passed: checks.length > 0 && against.length === 0,
    reason: first ? `${first.name}: ${first.said}` : `${checks.length} checks passed`,
    checks,
    at: new Date(from).toISOString(),
    ms: to - from,
  };
}
