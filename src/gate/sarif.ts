import { allRules, ruleId, type Severity } from '../boundary/index.ts';
import type { GateReport } from './gate.ts';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  stop: 'error',
  audit: 'warning',
  'sign-off': 'warning',
  note: 'note',
};

/**
 * A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code-scanning
 * services read.
 */
export function toSarif(report: GateReport, version: string): unknown {
  const known = allRules.map((rule) => ({
    id: ruleId(rule),
    shortDescription: { text: rule.finds },
    help: { text: rule.mend },
    defaultConfiguration: { level: levels[rule.severity] },
  }));
  const ids = new Set(known.map(({ id }) => id));
  const foreign = [...new Set(report.findings.map(ruleId))].filter((id) => !ids.has(id));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Pawl',
            semanticVersion: version,
            rules: [...known, ...foreign.map((id) => ({ id }))],
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository' } } },
        results: report.findings.map((finding) => ({
          ruleId: ruleId(finding),
          level: levels[finding.severity],
          message: { text: `${finding.message}. ${finding.mend}.` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: {
                  uri: finding.file.split('/').map(encodeURIComponent).join('/'),
                  uriBaseId: 'SRCROOT',
                },
                region: {
                  startLine: Math.max(1, finding.line),
                  ...(finding.column !== undefined && { startColumn: finding.column }),
                },
              },
            },
          ],
          partialFingerprints: {
            'pawl/v1': `${ruleId(finding)}:${finding.file}:${finding.message}`,
          },
          properties: {
            severity: finding.severity,
            ...(finding.owners && { owners: finding.owners }),
          },
        })),
      },
    ],
  };
}
