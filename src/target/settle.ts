import { UsageError } from '../fault.ts';
import type { Sandbox, TestReport } from '../sandbox/index.ts';
import { takeBaseline, type Baseline } from './baseline.ts';
import type { Target } from './target.ts';

/** A target in the realm that its tests can run in, with what they say there. */
export interface Settled {
  readonly target: Target;
  readonly baseline: Baseline;
}

/**
 * Opens the target's unit and takes its baseline: in an isolate, or where the tests want more than
 * the language, in a jailed process.
 *
 * @throws UsageError, PawlFault as `takeBaseline` does.
 */
export async function settle(target: Target, sandbox: Sandbox, seed: number): Promise<Settled> {
  const take = async (realm: Target['realm']): Promise<Settled> => {
    await sandbox.open(target.unit, realm);
    const baseline = await takeBaseline(target, sandbox, seed);
    return { target: { ...target, realm }, baseline };
  };
  let settled: Settled | undefined;
  try {
    settled = await take(target.realm);
  } catch (error) {
    if (target.realm === 'process' || UsageError.isInstance(error)) throw error;
  }
  if (target.realm === 'isolate' && (!settled || settled.baseline.failing.some(isForeign)))
    settled = await take('process');
  return settled!;
}

/** Errors of code that wants more than the language. */
function isForeign({ error = '' }: TestReport): boolean {
  return /is not defined|inside the isolate|is not a constructor/.test(error);
}
