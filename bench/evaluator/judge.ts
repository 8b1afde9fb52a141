import { performance } from 'node:perf_hooks';
import { oneEach, Sandbox, type Freshness } from '../../src/sandbox/index.ts';
import { executableOf } from '../../src/target/executable/index.ts';
import type { Subject } from './subject.ts';

/** How Pawl judges in one measurement: as it does, or in something fresh for each candidate. */
export interface Way {
  readonly workers: number;
  readonly fresh?: Freshness;
}

const batchSize = 256;
const fuel = 100_000;

/**
 * Candidates a second with full evaluation: every version runs every input, whatever it gives, and
 * every outcome is compared.
 */
export async function judgedPerSecond(
  subject: Subject,
  inputs: number,
  count: number,
  { workers, fresh = 'any' }: Way,
): Promise<{ readonly perSecond: number; readonly same: number }> {
  const executable = executableOf(subject.source);
  const examples = subject.inputs(inputs);
  const sandbox = new Sandbox({ jail: true, workers });
  try {
    await sandbox.open({ modules: [], targetRequires: {}, tests: [], builtins: [] }, 'isolate');
    const common = { kind: 'examples', symbol: subject.symbol, examples, fuel, seed: 1 } as const;
    const baseline = { ...common, ...oneEach([executable.code([], true)]) };
    const expected = (await sandbox.job(baseline, 10_000))[0]!.outcomes;
    const versions = subject.versions(count);
    let at = 0;
    let same = 0;
    const work = async (): Promise<void> => {
      while (at < count) {
        const batch = versions.slice(at, (at += fresh === 'any' ? batchSize : 1));
        const { codes, versions: numbered } = executable.schemata(batch);
        if (numbered.includes(undefined)) throw new Error('a version that needs a code of its own');
        const job = { ...common, codes, versions: numbered as never };
        for (const { outcomes } of await sandbox.job(job, 10_000, fresh))
          if (outcomes.every((outcome, i) => outcome === expected[i])) same++;
      }
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: workers * 2 }, work));
    return { perSecond: (count / (performance.now() - started)) * 1_000, same };
  } finally {
    sandbox.close();
  }
}
