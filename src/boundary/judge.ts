import type { Boundary } from './boundary.ts';
import { capabilityBoundary } from './capability/capability-boundary.ts';
import type { ProjectChange } from './change.ts';
import { checksBoundary } from './checks/checks-boundary.ts';
import { deceptionBoundary } from './deception/deception-boundary.ts';
import { dependencyBoundary } from './dependency/dependency-boundary.ts';
import { defineRules, found, ruleId, severities, type Finding, type Rule } from './finding.ts';
import { gamingBoundary } from './gaming/gaming-boundary.ts';
import { plausibilityBoundary } from './plausibility.ts';
import { readabilityBoundary } from './readability/readability-boundary.ts';
import { scopeBoundary } from './scope/scope-boundary.ts';
import { securityBoundary } from './security/security-boundary.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { makeView, type View } from './view.ts';

export const gateRules = defineRules('gate', {
  unreadable: {
    finds: 'Code that does not parse, so that no boundary can look at it',
    mend: 'Mend the syntax',
    severity: 'stop',
    fixed: true,
  },
  failed: {
    finds: 'A boundary that failed on this change: what is unknown does not pass',
    mend: 'Write the code plainer, or report this with the file that shows it',
    severity: 'stop',
    fixed: true,
  },
});

/** Every boundary, in the order in which findings of one line are told. */
export const boundaries: readonly Boundary[] = [
  deceptionBoundary,
  checksBoundary,
  capabilityBoundary,
  dependencyBoundary,
  securityBoundary,
  gamingBoundary,
  scopeBoundary,
  readabilityBoundary,
  plausibilityBoundary,
];

/** Every rule that there is: what the documentation, the config and SARIF speak of. */
export const allRules: readonly Rule[] = [
  ...Object.values(gateRules),
  ...boundaries.flatMap(({ rules }) => rules),
];

/**
 * All that the boundaries find in a change, worst first within each file. What does not parse, and a
 * boundary that throws, stops the change.
 *
 * @param extra boundaries beside Pawl's own
 */
export function judge(
  change: ProjectChange,
  settings: Settings = defaultSettings,
  extra: readonly Boundary[] = [],
): readonly Finding[] {
  const view = makeView(change, settings);
  const findings = [
    ...unreadable(view),
    ...[...boundaries, ...extra].flatMap((boundary) => checked(boundary, view)),
  ];
  return sorted(unique(findings.flatMap((finding) => settled(finding, settings))));
}

function unreadable(view: View): Finding[] {
  return view.files.flatMap((file) => {
    const parsed = file.parsed('after');
    if (!parsed || parsed.ok) return [];
    const { reason, line, column } = parsed;
    return [
      found(
        gateRules.unreadable,
        { file: file.path, line, column },
        `it does not parse: ${reason}`,
      ),
    ];
  });
}

/** A boundary that fails on the whole is asked about each file alone, so that one can be named. */
function checked(boundary: Boundary, view: View): readonly Finding[] {
  try {
    return boundary.check(view);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const guilty = view.files.find((file) => {
      try {
        boundary.check({ ...view, files: [file] });
        return false;
      } catch {
        return true;
      }
    });
    const at = { file: (guilty ?? view.files[0])?.path ?? '', line: 1 };
    return [found(gateRules.failed, at, `the boundary ${boundary.name} failed: ${reason}`)];
  }
}

/** With the severity that the settings give it. */
function settled(finding: Finding, settings: Settings): Finding[] {
  const id = ruleId(finding);
  const set = settings.rules[id];
  const rule = allRules.find((each) => ruleId(each) === id);
  if (set === undefined || rule?.fixed) return [finding];
  return set === 'off' ? [] : [{ ...finding, severity: set }];
}

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify([ruleId(finding), finding.file, finding.line, finding.message]);
    return !seen.has(key) && seen.add(key);
  });
}

function sorted(findings: Finding[]): readonly Finding[] {
  const rank = ({ severity }: Finding): number => severities.indexOf(severity);
  return findings.sort(
    (a, b) => a.file.localeCompare(b.file, 'en') || rank(a) - rank(b) || a.line - b.line,
  );
}
