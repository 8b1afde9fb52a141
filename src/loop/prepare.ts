import { ProjectStage } from '../evaluator/index.ts';
import { Sandbox } from '../sandbox/index.ts';
import { openTarget, settle } from '../target/index.ts';
import type { RunRequest } from './answer.ts';
import type { Journal, RunDeps, Session } from './session.ts';
import type { Watch } from './watch.ts';

/** A session and how to give back what it holds. */
export interface Opened {
  readonly session: Session;
  close(): void;
}

/** What a session is given from outside. */
export interface Surroundings extends Pick<RunDeps, 'stop' | 'isHeldOut'> {
  /** Worker processes; one a core when absent. */
  readonly workers?: number;
  /** Absent: nobody is told of a breach but by a warning. */
  readonly watch?: Pick<Watch, 'breached'> | undefined;
}

/**
 * Finds the target and its tests, builds the jail meanwhile, and takes the baseline: what the tests
 * say before anything is changed.
 */
export async function prepare(
  request: RunRequest,
  journal: Journal,
  { stop, isHeldOut = () => false, workers, watch }: Surroundings,
): Promise<Opened> {
  journal.enter('prepare');
  const { file, symbol } = request;
  const sandbox = new Sandbox({
    jail: request.jail,
    ...(workers !== undefined && { workers }),
    onBreach: (what) => {
      journal.warn(`a candidate got out of its jail: ${what}`);
      watch?.breached({ run: journal.run, file, symbol, what });
    },
  });
  let project: ProjectStage | undefined;
  const close = (): void => {
    sandbox.close();
    project?.close();
  };
  try {
    const target = await openTarget(request);
    project = new ProjectStage(sandbox.jail, target, stop);
    journal.enter('baseline');
    const session = await baselineOf({ request, target, sandbox, project, journal, isHeldOut });
    return { session, close };
  } catch (error) {
    close();
    throw error;
  }
}

type Prepared = Omit<Session, 'baseline'>;

async function baselineOf(prepared: Prepared): Promise<Session> {
  const { target, sandbox, request, journal } = prepared;
  const settled = await settle(target, sandbox, request.seed);
  const { reports, failing, pinned } = settled.baseline;
  const ids = failing.map((test) => test.id);
  journal.emit({ type: 'baseline-taken', tests: reports.length, failing: ids, pinned });
  return { ...prepared, ...settled };
}
