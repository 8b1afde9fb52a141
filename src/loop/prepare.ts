import { ProjectStage } from '../evaluator/index.ts';
import { UsageError } from '../fault.ts';
import { Sandbox, type TestReport } from '../sandbox/index.ts';
import { openTarget, takeBaseline, type Target } from '../target/index.ts';
import type { RunRequest } from './answer.ts';
import type { Journal, Session } from './session.ts';

/** A session and how to give back what it holds. */
export interface Opened {
  readonly session: Session;
  close(): void;
}

/**
 * Finds the target and its tests, builds the jail meanwhile, and takes the baseline: what the tests
 * say before anything is changed.
 */
export async function prepare(
  request: RunRequest,
  journal: Journal,
  stop: AbortSignal,
  /** One a core when absent. */
  workers?: number,
): Promise<Opened> {
  journal.enter('prepare');
  const sandbox = new Sandbox({ jail: request.jail, ...(workers !== undefined && { workers }) });
  let project: ProjectStage | undefined;
  const close = (): void => {
    sandbox.close();
    project?.close();
  };
  try {
    const target = await openTarget(request);
    project = new ProjectStage(sandbox.jail, target, stop);
    journal.enter('baseline');
    const session = await baselineOf({ request, target, sandbox, project, journal });
    return { session, close };
  } catch (error) {
    close();
    throw error;
  }
}

type Prepared = Omit<Session, 'baseline'>;

/** Runs the tests in an isolate, or where they want more than the language, in a jailed process. */
async function baselineOf(prepared: Prepared): Promise<Session> {
  const { target, sandbox, request, journal } = prepared;
  const take = async (realm: Target['realm']): Promise<Session> => {
    await sandbox.open(target.unit, realm);
    const baseline = await takeBaseline(target, sandbox, request.seed);
    return { ...prepared, target: { ...target, realm }, baseline };
  };
  let session: Session | undefined;
  try {
    session = await take(target.realm);
  } catch (error) {
    if (target.realm === 'process' || UsageError.isInstance(error)) throw error;
  }
  if (target.realm === 'isolate' && (!session || session.baseline.failing.some(isForeign)))
    session = await take('process');
  const { reports, failing, pinned } = session!.baseline;
  const ids = failing.map((test) => test.id);
  journal.emit({ type: 'baseline-taken', tests: reports.length, failing: ids, pinned });
  return session!;
}

/** Errors of code that wants more than the language. */
function isForeign({ error = '' }: TestReport): boolean {
  return /is not defined|inside the isolate|is not a constructor/.test(error);
}
