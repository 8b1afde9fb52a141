/**
 * `npm run bench:gate -- --real [N]`: what the gate finds in real changes, which are steps between
 * published versions of packages. `--half tuning|held-out`, `--batch N`, `--only NAME`. A finding
 * that asks for a person has its label beside it: right, wrong, or none yet.
 */
import { judge, ruleId, type Finding } from '../../../src/boundary/index.ts';
import { changeBetween, changedLines } from './change.ts';
import { fetchVersions } from './fetch.ts';
import { halfOf, realChanges, type Label, type RealChange } from './list.ts';

export interface RealOptions {
  readonly limit: number;
  readonly half?: string | undefined;
  readonly batch?: string | undefined;
  readonly only?: string | undefined;
}

interface Asked {
  readonly change: RealChange;
  readonly labels: readonly (Label | undefined)[];
}

export function runReal({ limit, half, batch, only }: RealOptions): void {
  const wanted = realChanges.filter(
    (each) =>
      (half === undefined || half === halfOf(each)) &&
      (batch === undefined || batch === String(each.batch)) &&
      (only === undefined || only === each.name),
  );
  const asked: Asked[] = [];
  let judged = 0;
  for (const change of wanted.slice(0, limit)) {
    const { findings, lines } = judgeReal(change);
    judged++;
    console.log(`${change.name} ${change.from} → ${change.to} (${lines} lines)`);
    if (findings.length === 0) continue;
    const labels = findings.map((finding) => labelOf(change, finding));
    asked.push({ change, labels });
    for (const [i, finding] of findings.entries()) {
      const { file, line, severity, message } = finding;
      console.log(
        `  ${labels[i]?.says ?? 'no label'}  ${severity}  ${ruleId(finding)}  ${file}:${line}  ${message}`,
      );
    }
  }
  const with_ = (test: (label: Label | undefined) => boolean): number =>
    asked.filter(({ labels }) => labels.some(test)).length;
  console.log(
    `\n${judged} real changes; ${asked.length} asked about, ` +
      `${with_((label) => label?.says === 'wrong')} of them wrongly in at least one finding` +
      `${with_((label) => !label) ? `, ${with_((label) => !label)} with findings nobody has labelled` : ''}.`,
  );
}

function judgeReal({ name, from, to }: RealChange): {
  findings: readonly Finding[];
  lines: number;
} {
  const [before = '', after = ''] = fetchVersions(name, [from, to]);
  const change = changeBetween(before, after);
  const findings = judge(change).filter(({ severity }) => severity !== 'note');
  return { findings, lines: changedLines(change) };
}

function labelOf({ labels }: RealChange, finding: Finding): Label | undefined {
  return labels?.find(
    ({ rule, file, about = '' }) =>
      rule === ruleId(finding) && file === finding.file && finding.message.includes(about),
  );
}
