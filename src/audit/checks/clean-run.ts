import { findJail } from '../../sandbox/index.ts';
import {
  checkTypes,
  copyWorkspace,
  findTypeChecker,
  newErrors,
  runProjectTests,
  type RunnerTest,
  type Target,
  type Workspace,
} from '../../target/index.ts';
import { failed, passed, unknown, type Finding, type Subject } from '../audit.ts';

const timeoutMs = 120_000;

/** The user's own runner and compiler on copies made for this, before and after. */
export async function checkCleanRun(
  subject: Subject,
  target: Target,
  jailed: boolean,
  signal: AbortSignal,
): Promise<Finding> {
  const jail = findJail(jailed);
  const { runner, testFiles } = target;
  const run = (text: string) =>
    withCopy(subject, text, (copy) =>
      runProjectTests(jail, runner, copy, testFiles, timeoutMs, { signal }),
    );
  const before = await run(subject.before);
  const after = await run(subject.after);
  if (!before.ok) return unknown(`before the change: ${before.reason}`);
  if (!after.ok) return failed(after.reason);
  const passing = new Set(before.tests.filter(({ ok }) => ok).map(keyOf));
  const names = new Set(after.tests.map(keyOf));
  const broken = after.tests.find(
    (test) => !test.ok && (subject.objective === 'fix' || passing.has(keyOf(test))),
  );
  const counts = { tests: after.tests.length, passing: after.tests.filter(({ ok }) => ok).length };
  if (broken)
    return failed(`${runner.name} fails "${broken.name}"`, counts, [broken.message ?? '']);
  const gone = [...passing].find((key) => !names.has(key));
  if (gone !== undefined) return failed(`${runner.name}: "${gone}" did not run`, counts);
  const untyped = await typesOf(subject, target);
  if (untyped) return { ...untyped, counts };
  return passed(
    `${runner.name}: ${counts.passing} tests pass on a new copy of the project`,
    counts,
  );

  async function typesOf(of: Subject, { source }: Target): Promise<Finding | undefined> {
    const compiler = findTypeChecker(of.root);
    if (compiler === undefined || !/^tsx?$/.test(source.language)) return undefined;
    const check = (text: string) =>
      withCopy(of, text, (copy) => checkTypes(jail, compiler, copy, timeoutMs));
    const [was, is] = [await check(of.before), await check(of.after)];
    if (!was || !is) return unknown('the compiler could not be run');
    const [first] = newErrors(was, is);
    return first === undefined ? undefined : failed(`it does not type-check: ${first}`);
  }
}

/** A copy of the project with this text, for one use. */
export async function withCopy<T>(
  { root, file }: Subject,
  text: string,
  use: (copy: Workspace) => Promise<T>,
): Promise<T> {
  const copy = copyWorkspace(root);
  try {
    copy.write(file, text);
    return await use(copy);
  } finally {
    copy.remove();
  }
}

function keyOf(test: RunnerTest): string {
  return `${test.file}: ${test.name}`;
}
