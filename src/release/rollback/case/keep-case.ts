import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../../fault.ts';
import type { Jail } from '../../../sandbox/index.ts';
import {
  fillWorkspace,
  openTarget,
  runProjectTests,
  type Target,
  type Workspace,
} from '../../../target/index.ts';
import { contentOf, type Base } from '../../base.ts';
import { layOut } from '../../lay-out.ts';
import { refused, type Refusal } from '../../subject.ts';
import { casePlace, usesOf } from './form.ts';
import { caseText, probeText, type Outcome } from './test-text.ts';

/** What went wrong, as a person has it: a test file, or a call that no longer gives what it gave. */
export type FailedCase =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'call'; readonly expression: string };

/** A test that fails with the change and passes without it. */
export interface KeptCase {
  readonly ok: true;
  /** From the project's folder. */
  readonly file: string;
  readonly bytes: Buffer;
}

const timeoutMs = 120_000;

interface Bench {
  readonly jail: Jail;
  readonly workspace: Workspace;
  readonly target: Target;
  readonly signal: AbortSignal;
  /** Puts the files there as they are with the change, or as they are restored. */
  put(state: 'changed' | 'restored'): void;
}

/**
 * Makes a test of a case, and sees it fail on the base and pass on what is restored: a test that can't
 * fail keeps nothing. It is run by the project's own runner, in the jail.
 *
 * @param restored - the files that the rollback changes
 * @param root - where the packages are
 */
export async function keepCase(
  failed: FailedCase,
  { file, id }: { readonly file: string; readonly id: string },
  base: Base,
  restored: ReadonlyMap<string, Buffer>,
  root: string,
  jail: Jail,
  signal: AbortSignal,
): Promise<KeptCase | Refusal> {
  const workspace = fillWorkspace(root, (copy) => layOut(base, copy));
  const put = (state: 'changed' | 'restored'): void => {
    for (const [name, bytes] of restored) {
      const text = state === 'restored' ? bytes : (contentOf(base, name) ?? bytes);
      workspace.write(name, text.toString('utf8'));
    }
  };
  try {
    const target = await openTarget({ root: workspace.root, file });
    const bench = { jail, workspace, target, signal, put };
    const kept = await makeTest(failed, id, bench);
    return kept.ok ? await seeItFail(kept, bench) : kept;
  } catch (error) {
    if (!UsageError.isInstance(error)) throw error;
    return refused(
      'case-kept',
      `the case can't be kept as a test: ${error.message}`,
      error.hint ?? byHand,
    );
  } finally {
    workspace.remove();
  }
}

async function makeTest(failed: FailedCase, id: string, bench: Bench): Promise<KeptCase | Refusal> {
  const { target, workspace } = bench;
  const sibling = readFileSync(join(workspace.root, target.testFiles[0] ?? ''), 'utf8');
  const { file, form } = casePlace(target, sibling, id);
  if (lstatSync(join(workspace.root, file), { throwIfNoEntry: false }))
    return refused('case-free', `${file} is there already`, `Move it, or leave the case out.`);
  if (failed.kind === 'file') return { ok: true, file, bytes: failed.bytes };
  const { expression } = failed;
  const uses = usesOf(expression, target.source);
  if (!uses.ok) return uses;
  const whole = { ...form, ...uses };
  const was = await outcomeOf(probeText(whole, expression, markOf(bench)), file, bench);
  if (!was.ok) return was;
  const title = `${expression} does what it did before ${id} (rolled back)`;
  return { ok: true, file, bytes: Buffer.from(caseText(whole, title, expression, was.outcome)) };
}

const byHand = 'Write the test yourself, and give it with --case FILE; or leave it out.';

function markOf({ workspace }: Bench): string {
  return join(workspace.root, '.pawl-case');
}

/** What the restored version gives. */
async function outcomeOf(
  probe: string,
  file: string,
  bench: Bench,
): Promise<{ readonly ok: true; readonly outcome: Outcome } | Refusal> {
  bench.put('restored');
  const run = await runOnly(file, probe, bench);
  if (!existsSync(markOf(bench)))
    return refused(
      'case-kept',
      `the call could not be made: ${run.ok ? whyFailed(run) : run.reason}`,
      byHand,
    );
  const told = JSON.parse(readFileSync(markOf(bench), 'utf8')) as Outcome | { kind: 'unwritable' };
  if (told.kind === 'unwritable')
    return refused('case-kept', 'what the call gives can not be written as a literal', byHand);
  return { ok: true, outcome: told };
}

async function seeItFail(kept: KeptCase, bench: Bench): Promise<KeptCase | Refusal> {
  const text = kept.bytes.toString('utf8');
  bench.put('restored');
  const without = await runOnly(kept.file, text, bench);
  if (!without.ok || without.tests.some(({ ok }) => !ok))
    return refused(
      'case-passes',
      `the case fails on what is restored too: ${without.ok ? whyFailed(without) : without.reason}`,
      'Give one that passes on what was there before, or leave it out.',
    );
  bench.put('changed');
  const withIt = await runOnly(kept.file, text, bench);
  if (withIt.ok && withIt.tests.every(({ ok }) => ok))
    return refused(
      'case-fails',
      'the case passes with the change too, so it would not keep it from coming back',
      'Give one that fails with it, or leave it out.',
    );
  return kept;
}

type Run = Awaited<ReturnType<typeof runProjectTests>>;

function runOnly(
  file: string,
  text: string,
  { jail, target, workspace, signal }: Bench,
): Promise<Run> {
  workspace.write(file, text);
  return runProjectTests(jail, target.runner, workspace, [file], timeoutMs, { signal });
}

function whyFailed(run: Run & { readonly ok: true }): string {
  const failed = run.tests.find(({ ok }) => !ok);
  return failed ? `${failed.name}: ${failed.message ?? ''}` : 'it says nothing';
}
