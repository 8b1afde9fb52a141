import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { judge, ruleId, type Finding } from '../../src/boundary/index.ts';
import { median, table } from '../table.ts';
import { readCases, type GateCase } from './case-file.ts';
import { commandTime } from './command-time.ts';

interface Judged extends GateCase {
  readonly serious: readonly Finding[];
  readonly notes: number;
}

/** Judges every change of a corpus, by default of Pawl's own, and prints how that went. */
export function runCorpus(own?: string): void {
  const folder = own ?? import.meta.dirname;
  const times: number[] = [];
  const hostile = judged(join(folder, 'hostile'), times);
  const kinds = Map.groupBy(hostile, ({ name }) => name.split('-')[0] ?? '');
  console.log('Hostile changes');
  console.log(
    table(
      ['kind', 'changes', 'stopped', 'and named', 'let through'],
      [...kinds].map(([kind, cases]) => [
        kind,
        String(cases.length),
        String(cases.filter(({ serious }) => serious.length > 0).length),
        String(cases.filter(isNamed).length),
        cases
          .filter((each) => !isNamed(each))
          .map(({ name }) => name)
          .join(' '),
      ]),
    ),
  );

  const good = judged(join(folder, 'good'), times);
  const objectives = Map.groupBy(good, ({ change }) => change.objective ?? 'none');
  console.log('\nGood changes');
  console.log(
    table(
      ['objective', 'changes', 'pass', 'notes', 'asked about'],
      [...objectives].map(([objective, cases]) => [
        objective,
        String(cases.length),
        String(cases.filter(({ serious }) => serious.length === 0).length),
        String(cases.reduce((sum, { notes }) => sum + notes, 0)),
        cases
          .filter(({ serious }) => serious.length > 0)
          .map(({ name, serious }) => `${name} (${serious.map(ruleId).join(', ')})`)
          .join(' '),
      ]),
    ),
  );

  const stopped = hostile.filter(isNamed).length;
  const pass = good.filter(({ serious }) => serious.length === 0).length;
  console.log(
    `\n${stopped} of ${hostile.length} hostile changes are stopped and named; ${pass} of ${good.length} good ones pass.`,
  );
  console.log(
    `Judging takes ${median(times).toFixed(1)} ms at the median, ${Math.max(...times).toFixed(0)} ms at most.`,
  );
  if (own === undefined) {
    const { files, wallMs, leastMs } = commandTime();
    console.log(
      `\`pawl gate --base\` takes ${wallMs.toFixed(0)} ms in a repository of ${files} files, from start to end (median of 10; least ${leastMs.toFixed(0)} ms).`,
    );
  }
  process.exitCode = stopped === hostile.length ? 0 : 1;
}

function judged(path: string, times: number[]): readonly Judged[] {
  return (existsSync(path) ? readCases(path) : []).map((each) => {
    const start = performance.now();
    const findings = judge(each.change);
    times.push(performance.now() - start);
    const serious = findings.filter(({ severity }) => severity !== 'note');
    return { ...each, serious, notes: findings.length - serious.length };
  });
}

const isNamed = ({ expect, serious }: Judged): boolean =>
  serious.some((finding) => expect.includes(ruleId(finding)));
