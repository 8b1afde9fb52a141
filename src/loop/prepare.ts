import { ProjectStage } from '../evaluator/index.ts';
import { openTarget, settle, type Target } from '../target/index.ts';
import type { RunRequest } from './answer.ts';
import type { Journal, RunDeps, Session } from './session.ts';
import { Suspects, type Asked } from './suspects.ts';
import type { Watch } from './watch.ts';
import { Escapes, WatchedSandbox } from './watched-sandbox.ts';

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
  const guarded = guard(request, journal, watch);
  const options = { jail: request.jail, ...(workers !== undefined && { workers }) };
  const sandbox = new WatchedSandbox(options, guarded.escapes);
  let project: ProjectStage | undefined;
  const close = (): void => {
    sandbox.close();
    project?.close();
  };
  try {
    const target = guarded.watch(await openTarget(request));
    project = new ProjectStage(sandbox.jail, target, stop);
    journal.enter('baseline');
    const session = await baselineOf({ request, target, sandbox, project, journal, isHeldOut });
    return { session, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Sees to it that who gets out of the jail ends the run at once, and is told by name. */
export function guard(
  { file, symbol }: Pick<RunRequest, 'file' | 'symbol'>,
  journal: Journal,
  watch: Pick<Watch, 'breached'> | undefined,
): { readonly escapes: Escapes; watch(target: Target): Target } {
  const suspects = new Suspects();
  let before = '';
  const escapes = new Escapes(suspects, ({ during, ...escape }) => {
    const doing = during && whileDoing[during];
    const breach = { run: journal.run, file, symbol, before, during: doing, ...escape };
    if (journal.breach(breach)) watch?.breached(breach);
  });
  return {
    escapes,
    watch: (target) => {
      before = target.source.text;
      return suspects.watch(target);
    },
  };
}

const whileDoing: Readonly<Record<Asked['kind'], string>> = {
  tests: 'while its tests ran',
  examples: 'while it was called with inputs',
  time: 'while it was timed',
  trace: 'while calls were recorded',
  coverage: 'while what tests reach was recorded',
  probe: 'while what tests need was recorded',
};

type Prepared = Omit<Session, 'baseline'>;

async function baselineOf(prepared: Prepared): Promise<Session> {
  const { target, sandbox, request, journal } = prepared;
  const settled = await settle(target, sandbox, request.seed);
  const { reports, failing, pinned } = settled.baseline;
  const ids = failing.map((test) => test.id);
  journal.emit({ type: 'baseline-taken', tests: reports.length, failing: ids, pinned });
  return { ...prepared, ...settled };
}
