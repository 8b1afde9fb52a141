/**
 * Judges Stryker's mutants with Pawl's evaluator, start-up, bundling and baseline included.
 * Arguments: the root, the file, how many workers. Stdout: for each mutant, JSON of id and verdict.
 */
import type { Verdict } from '../../src/evaluator/index.ts';
import { Sandbox } from '../../src/sandbox/index.ts';

const [root, file, workers] = process.argv.slice(2) as [string, string, string];
const batchSize = 64;

const sandbox = new Sandbox({ jail: true, workers: Number(workers) });
// Workers get ready while the rest is loaded.
const [
  { toCandidate },
  { TestsStage },
  { judgeRunnables },
  { openTarget, takeBaseline },
  { readMutants },
] = await Promise.all([
  import('../../src/candidate/index.ts'),
  import('../../src/evaluator/index.ts'),
  import('../../src/loop/runnable.ts'),
  import('../../src/target/index.ts'),
  import('./mutant.ts'),
]);
try {
  const target = await openTarget({ root, file });
  await sandbox.open(target.unit, target.realm);
  const baseline = await takeBaseline(target, sandbox, 1);
  const stage = new TestsStage(sandbox, baseline, 1);
  const mutants = readMutants(root, file);
  const candidates = mutants.map(({ id, mutator, edit }) => ({
    mutant: id,
    candidate: toCandidate(target.source.text, {
      changes: [{ operator: mutator, reason: '', edits: [edit] }],
      prior: 1,
    }),
  }));
  const verdicts = new Map<string, Verdict>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < candidates.length) {
      const batch = candidates.slice(next, (next += batchSize));
      const judged = await judgeRunnables(
        target,
        batch.map((it) => it.candidate),
        (runnables) => stage.judge(runnables),
      );
      judged.forEach((verdict, i) => verdicts.set(batch[i]!.mutant, verdict));
    }
  };
  await Promise.all(Array.from({ length: sandbox.size }, work));
  for (const { mutant } of candidates)
    process.stdout.write(`${JSON.stringify({ id: mutant, verdict: verdicts.get(mutant) })}\n`);
} finally {
  sandbox.close();
}
