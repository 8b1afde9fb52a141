import type { Example } from '../candidate/index.ts';
import { Sandbox } from '../sandbox/index.ts';
import {
  declaredShapes,
  expectedOutcomes,
  findSymbol,
  openTarget,
  holdOut,
  observedSymbols,
  recordExamples,
  settle,
  type Baseline,
  type Target,
} from '../target/index.ts';
import { targetShapes, type TargetShapes } from '../target/inputs/index.ts';
import { heldOutBy, seedFrom } from './secret.ts';
import type { AuditOptions, Subject } from './audit.ts';

/** One version of the target in worker processes of its own, its tests run there. */
export interface Version {
  readonly target: Target;
  readonly sandbox: Sandbox;
  readonly baseline: Baseline;
}

/** Both versions, and what was called on the way. */
export interface Versions {
  readonly before: Version;
  readonly after: Version;
  /** Which functions can be looked at from outside. */
  readonly symbols: readonly string[];
  readonly seed: (purpose: string) => number;
  readonly objective: Subject['objective'];
}

/** Opens both versions, each in new workers; `close` ends them. */
export async function openVersions(
  subject: Subject,
  { secret, jail, onBreach }: AuditOptions,
): Promise<{ readonly versions: Versions; close(): void }> {
  const seed = (purpose: string): number => seedFrom(secret, `${purpose} ${subject.candidate}`);
  const sandboxes: Sandbox[] = [];
  const open = async (which: 'before' | 'after', realm?: Target['realm']): Promise<Version> => {
    const text = subject[which];
    const escaped = (what: string): void => onBreach?.({ version: which, what });
    const sandbox = new Sandbox({ jail, workers: 1, onBreach: escaped });
    sandboxes.push(sandbox);
    const target = await openTarget({ ...subject, text });
    const asked = realm === 'process' ? { ...target, realm } : target;
    return { sandbox, ...(await settle(asked, sandbox, seed('tests') % 1_000_000)) };
  };
  const close = (): void => sandboxes.forEach((sandbox) => sandbox.close());
  try {
    const before = await open('before');
    const after = await open('after', before.target.realm);
    const symbols = observedSymbols(after.target);
    return { versions: { before, after, symbols, seed, objective: subject.objective }, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Uses of one function that tests make, with what inputs look like. */
export interface Uses {
  readonly symbol: string;
  /** Calls by tests that passed before: how many, and those that the search was not shown. */
  readonly trusted: number;
  readonly heldOut: readonly Example[];
  readonly all: readonly Example[];
  readonly shapes: TargetShapes;
}

export async function usesOf(
  { before, symbols, seed }: Versions,
  secret: Uint8Array,
): Promise<readonly Uses[]> {
  const { sandbox, baseline, target } = before;
  const recorded = await recordExamples(sandbox, baseline, symbols, seed('tests') % 1_000_000);
  return recorded.map((each) => {
    const { symbol, trusted, all } = each;
    const { heldOut } = holdOut(each, heldOutBy(secret));
    const named = findSymbol(target.functions, symbol);
    const shapes = targetShapes(all, named && declaredShapes(target, named));
    return { symbol, trusted: trusted.length, heldOut, all, shapes };
  });
}

/**
 * Steps beside what the tests take, as the search allows them; the change may take some more, since
 * it may count them otherwise.
 */
const generous = { before: 20, after: 80 };

/** What a version does on these inputs; those are missing on which it does not end or repeat itself. */
export async function outcomesOn(
  { sandbox, baseline }: Version,
  code: string,
  symbol: string,
  examples: readonly Example[],
  timeoutMs: number,
  patience = generous.after,
): Promise<ReadonlyMap<Example, string>> {
  const limits = { fuel: baseline.fuel * patience, seed: 1, timeoutMs };
  const done = await expectedOutcomes(sandbox, code, symbol, examples, limits);
  return new Map(done.examples.map((example, i) => [example, done.outcomes[i]!]));
}

/** An input and what it gives before and after the change; '' where it does not end. */
export interface Pair {
  readonly symbol: string;
  readonly example: Example;
  readonly before: string;
  readonly after: string;
}

/**
 * Both versions on the same inputs. For a fix those on which neither ends are left out; for a speed-up
 * all on which the old one does not: what is too slow to be told is nothing to be kept.
 */
export async function pairsOf(
  { before, after, objective }: Versions,
  symbol: string,
  examples: readonly Example[],
  timeoutMs: number,
): Promise<readonly Pair[]> {
  const on = (version: Version, patience: number) =>
    outcomesOn(version, version.baseline.code, symbol, examples, timeoutMs, patience);
  const [was, is] = await Promise.all([on(before, generous.before), on(after, generous.after)]);
  return examples
    .map((example) => ({
      symbol,
      example,
      before: was.get(example) ?? '',
      after: is.get(example) ?? '',
    }))
    .filter((pair) => pair.before !== '' || (objective === 'fix' && pair.after !== ''));
}
