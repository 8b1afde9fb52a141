import { ruleId, type Finding, type Severity } from '../boundary/index.ts';
import { visible, type Paint } from '../explain/index.ts';

const marks: Record<Severity, [string, 'bad' | 'name' | 'dim']> = {
  stop: ['stop', 'bad'],
  audit: ['audit', 'name'],
  'sign-off': ['sign', 'name'],
  note: ['note', 'dim'],
};
const markWidth = 5;

/** Findings for a person: by file, each with what to do about it. */
export function renderFindings(findings: readonly Finding[], paint: Paint): string {
  const lines: string[] = [];
  for (const [file, own] of byFile(findings)) {
    lines.push(paint('heading', visible(file || 'the change')));
    for (const finding of own) lines.push(...renderFinding(finding, paint));
    lines.push('');
  }
  return lines.map((line) => `${line}\n`).join('');
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
