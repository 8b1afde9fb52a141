import { found, type Finding, type Rule } from '../finding.ts';
import { isSameFile, onlyOffersData } from './entries.ts';
import { dependencyFields, isRecord, lineOfKey, recordOf, type Manifest } from './manifest.ts';
import { ranAlready } from './occasions.ts';
import { leavesOutOlderOnly, raisesFloorOnly } from './ranges.ts';
import { dependencyRules as rules } from './rules.ts';

/** Scripts that npm, pnpm and yarn run without being asked by name. */
export const lifecycle =
  /^(?:(?:pre|post)?(?:install|prepare|publish|pack|uninstall|version)|prepublishOnly|dependencies|pnpm:devPreinstall)$/;
const overrides = ['overrides', 'resolutions', 'pnpm', 'patchedDependencies'];
const entries = ['bin', 'main', 'module', 'browser', 'exports', 'imports', 'directories', 'man'];
const policies = [
  'workspaces',
  'packageManager',
  'devEngines',
  'engines',
  'engineStrict',
  'gypfile',
  'publishConfig',
  'private',
  'name',
  'allowScripts',
  'trustedDependencies',
  'onlyBuiltDependencies',
  'neverBuiltDependencies',
  'bundleDependencies',
  'bundledDependencies',
  'lavamoat',
  'config',
  'os',
  'cpu',
];

/** A spec that is a range or tag of the registry. */
const fromRegistry = /^[\w^~<>=.*|\s+-]*$/;
const otherSource =
  /^(?:git|github:|gitlab:|bitbucket:|gist:|https?:|file:|link:|portal:|patch:|exec:|npm:|[\w.-]+\/[\w.-]+)/;

/** What a package that is new says about itself alone. */
const ownAffair = new Set(['name', 'private', 'exports', 'main', 'module', 'engines']);

/** What changes in a manifest that decides what gets installed and run; without `old` it is new. */
export function manifestFindings(
  file: string,
  text: string,
  old: Manifest | undefined,
  after: Manifest,
  around: { readonly own: ReadonlySet<string>; readonly isLocked: boolean },
): Finding[] {
  const before = old ?? {};
  const at = (key: string, under?: string): { file: string; line: number } => ({
    file,
    line: lineOfKey(text, key, under),
  });
  const findings: Finding[] = [];
  const declared = new Map(
    dependencyFields.flatMap((field) => Object.entries(recordOf(before[field]))),
  );
  for (const field of dependencyFields)
    for (const [name, spec] of Object.entries(recordOf(after[field]))) {
      const was = recordOf(before[field])[name] ?? declared.get(name);
      if (was === spec) continue;
      const place = at(name, field);
      const asked = rangeOfAlias(was, spec);
      if (typeof spec !== 'string' || isElsewhere(asked ?? spec))
        findings.push(found(rules.source, place, `${name} comes from ${JSON.stringify(spec)}`));
      else if (spec.startsWith('workspace:') && around.own.has(name)) continue;
      else if (was === undefined)
        findings.push(found(rules.added, place, `${name}@${spec} is new in ${field}`));
      else
        findings.push(
          found(
            rules.version,
            place,
            `${name} goes from ${JSON.stringify(was)} to ${spec}`,
            (around.isLocked && isCompatible(was, spec)) ||
              raisesFloorOnly(
                asked === undefined ? recordOf(before[field])[name] : rangeOfAlias(spec, was),
                asked ?? spec,
              )
              ? { severity: 'note' }
              : {},
          ),
        );
    }
  const scripts = recordOf(after['scripts']);
  for (const [name, command] of Object.entries(scripts))
    if (lifecycle.test(name) && recordOf(before['scripts'])[name] !== command)
      findings.push(
        found(
          rules['install-script'],
          at(name, 'scripts'),
          `${name} runs by itself: ${JSON.stringify(command)}`,
          ranAlready(recordOf(before['scripts']), name, command) ? { severity: 'note' } : {},
        ),
      );
  const changed = (fields: readonly string[], rule: Rule): void => {
    for (const field of fields)
      if (
        JSON.stringify(before[field]) !== JSON.stringify(after[field]) &&
        (old || !ownAffair.has(field))
      )
        findings.push(
          found(
            rule,
            at(field),
            `${field} is not what it was`,
            takesNothing(field, before[field], after[field]) ? { severity: 'note' } : {},
          ),
        );
  };
  changed(overrides, rules.override);
  changed(entries, rules.entry);
  changed(policies, rules.policy);
  return findings;
}

/** A change of a field that lets in nothing, and runs nothing, that was not before. */
function takesNothing(field: string, old: unknown, now: unknown): boolean {
  if (field === 'exports') return onlyOffersData(old, now);
  if (field === 'main') return isSameFile(old, now);
  // Only these two of the folders say what is run or shown.
  if (field === 'directories')
    return ['bin', 'man'].every((each) => recordOf(old)[each] === recordOf(now)[each]);
  return field === 'engines' && isRecord(now) && leavesOutOlderOnly(recordOf(old), now);
}

/** A later release of the same line, by the rules of semantic versions; ranges as they were. */
function isCompatible(old: unknown, spec: string): boolean {
  const parts = (text: unknown): RegExpExecArray | null =>
    /^([~^]?)(\d+)\.(\d+)\.(\d+)$/.exec(String(text));
  const [from, to] = [parts(old), parts(spec)];
  if (!from || !to || from[1] !== to[1] || from[2] !== to[2]) return false;
  const [minor, patch] = [Number(to[3]) - Number(from[3]), Number(to[4]) - Number(from[4])];
  if (from[2] === '0' && minor !== 0) return false;
  return minor > 0 || (minor === 0 && patch > 0);
}

/** `npm:NAME@RANGE`: a package under another name. */
const alias = /^npm:((?:@[\w.-]+\/)?[\w.-]+)@(.+)$/;

/** The range of an alias that stands for the same package as the other one. */
function rangeOfAlias(other: unknown, spec: unknown): string | undefined {
  const [a, b] = [other, spec].map((each) => alias.exec(typeof each === 'string' ? each : ''));
  return a && b && a[1] === b[1] ? b[2] : undefined;
}

function isElsewhere(spec: string): boolean {
  if (spec.startsWith('workspace:')) return false;
  return otherSource.test(spec) || !fromRegistry.test(spec);
}
