import { ruleId, type Finding, type Severity } from '../boundary/index.ts';
import { visible, type Paint } from '../explain/index.ts';
import type { GateReport } from './gate.ts';

const marks: Record<Severity, [string, 'bad' | 'name' | 'dim']> = {
  stop: ['stop', 'bad'],
  audit: ['audit', 'name'],
  'sign-off': ['sign', 'name'],
  note: ['note', 'dim'],
};
const markWidth = 5;

/** A report for a person: by file, each finding with what to do about it, and what follows. */
export function renderReport(report: GateReport, paint: Paint): string {
  const { decision, findings, files } = report;
  const lines: string[] = [];
  for (const [file, own] of byFile(findings)) {
    lines.push(paint('heading', visible(file || 'the change')));
    for (const finding of own) lines.push(...renderFinding(finding, paint));
    lines.push('');
  }
  const amount = `${files} ${files === 1 ? 'file' : 'files'}`;
  if (decision.kind === 'approved')
    lines.push(`${paint('good', 'Passes')}: ${amount}, nothing that needs a person`);
  else if (decision.kind === 'rejected')
    lines.push(`${paint('bad', 'Stopped')}: ${decision.reason}`);
  else lines.push(`${paint('name', 'Waits')}: ${decision.reason}`);
  return `${lines.join('\n')}\n`;
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings)
    groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return groups;
}

function renderFinding(finding: Finding, paint: Paint): string[] {
  const [mark, look] = marks[finding.severity];
  const line = String(finding.line).padStart(5);
  const owners = finding.owners ? ` (${finding.owners.map(visible).join(' ')})` : '';
  const first = `  ${paint(look, mark.padEnd(markWidth))} ${paint('dim', line)}  ${visible(finding.message)}  ${paint('dim', visible(ruleId(finding)))}`;
  if (finding.severity === 'note') return [first];
  return [
    first,
    `${' '.repeat(markWidth + 10)}${paint('dim', `→ ${visible(finding.mend)}${owners}`)}`,
  ];
}
