import { takeBaseline } from '../target/index.ts';
import type { Found } from './finalist.ts';
import type { Session } from './session.ts';

export type Search = (session: Session) => Promise<Found>;

/**
 * Searches at once, while the user's own runner still takes its baseline. Where the two disagree on
 * a test, it does not speak for or against a candidate here, and the search is done again.
 */
export async function search(session: Session, by: Search): Promise<Found> {
  const doubts = disagreeing(session);
  const outdated = new AbortController();
  // What no candidate can pass must not take all of the time. A failure is awaited below.
  doubts.then(
    (distrusted) => {
      if (distrusted.length > 0) outdated.abort();
    },
    () => {},
  );
  const found = await by({ ...session, outdated: outdated.signal });
  const distrusted = await doubts;
  if (distrusted.length === 0) return found;
  const { target, journal } = session;
  journal.warn(
    `${distrusted.length} tests fail in the sandbox and pass with ${target.runner.name}, so only ${target.runner.name} judges by them`,
  );
  journal.restart();
  return by(await without(session, distrusted));
}

/** The same where the user's own runner is waited for: nothing is judged that will not count. */
export async function searchSettled(session: Session, by: Search): Promise<Found> {
  const distrusted = await disagreeing(session);
  return by(distrusted.length === 0 ? session : await without(session, distrusted));
}

async function without(session: Session, distrusted: readonly string[]): Promise<Session> {
  const { target, sandbox, request } = session;
  return { ...session, baseline: await takeBaseline(target, sandbox, request.seed, distrusted) };
}

/** Tests that fail in the realm and pass with the user's own runner. */
async function disagreeing({ baseline, project, journal }: Session): Promise<readonly string[]> {
  if (baseline.failing.length === 0) return [];
  const before = await project.before;
  if (!before.ok) {
    journal.warn(`the tests could not be run as you run them: ${before.reason}`);
    return [];
  }
  const names = (ok: boolean): readonly string[] =>
    before.tests.filter((test) => test.ok === ok).map((test) => test.name);
  const passing = names(true);
  const failing = names(false);
  return baseline.failing
    .map((test) => test.id)
    .filter(
      (id) =>
        passing.some((name) => id.endsWith(name)) && !failing.some((name) => id.endsWith(name)),
    );
}
