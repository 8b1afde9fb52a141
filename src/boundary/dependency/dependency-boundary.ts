import type { Boundary } from '../boundary.ts';
import { found, type Finding } from '../finding.ts';
import { fileKind } from '../file-kind.ts';
import type { FileView, View } from '../view.ts';
import { hostsOf, npmLockFindings, textLockFindings } from './lock-rules.ts';
import { manifestFindings } from './manifest-rules.ts';
import { hasKeyTwice, parseManifest } from './manifest.ts';
import { dependencyRules as rules } from './rules.ts';
import { onlySafeLines } from './settings-rules.ts';

/** What gets installed, from where, and what runs by itself when it is. */
export const dependencyBoundary: Boundary = {
  name: 'dependency',
  rules: Object.values(rules),
  check: (view) => view.files.flatMap((file) => checkFile(view, file)),
};

function checkFile(view: View, file: FileView): Finding[] {
  const before = file.before?.text ?? '';
  const after = file.after?.text ?? '';
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  switch (file.kind) {
    case 'manifest':
      return name === 'package.json'
        ? checkManifest(view, file, before, after)
        : checkRegistry(file);
    case 'lockfile':
      return checkLock(view, file, before, after);
    case 'registry':
      return checkRegistry(file);
    default:
      return [];
  }
}

function checkManifest(view: View, file: FileView, before: string, after: string): Finding[] {
  const place = { file: file.path, line: 1 };
  if (!file.after) return [found(rules.policy, place, 'the package’s manifest is deleted')];
  const now = parseManifest(after);
  if (!now) return [found(rules.unreadable, place, 'this is no JSON object')];
  if (hasKeyTwice(after) && !hasKeyTwice(before))
    return [
      found(rules.unreadable, place, 'a key is there twice, and readers differ on which counts'),
    ];
  return manifestFindings(file.path, after, file.before && (parseManifest(before) ?? {}), now, {
    own: ownPackages(view),
    // A lock file that changes too has rules of its own on where a version comes from.
    isLocked: view.files.some(({ kind, after: lock }) => kind === 'lockfile' && lock !== undefined),
  });
}

/** Names of the packages that the repository itself is made of, after the change. */
function ownPackages(view: View): ReadonlySet<string> {
  const changed = new Map(view.files.map((file) => [file.path, file.after?.text ?? '']));
  const paths = view.change.project.paths.filter((path) => /(?:^|\/)package\.json$/.test(path));
  const texts = [
    ...[...changed].filter(([path]) => path.endsWith('package.json')).map(([, text]) => text),
    ...paths
      .filter((path) => !changed.has(path) && !path.includes('node_modules/'))
      .map((path) => view.change.project.read(path) ?? ''),
  ];
  return new Set(texts.flatMap((text) => parseManifest(text)?.name ?? []));
}

function checkLock(view: View, file: FileView, before: string, after: string): Finding[] {
  const place = { file: file.path, line: 1 };
  if (!file.after) return [found(rules['lock-integrity'], place, 'the lock file is deleted')];
  if (file.after.text === undefined)
    return [found(rules.unreadable, place, 'the lock file is binary')];
  const isNpm = /(?:package-lock|npm-shrinkwrap)\.json$/.test(file.path);
  const findings = isNpm
    ? npmLockFindings(file.path, before, after, otherHosts(view, file))
    : textLockFindings(file.path, before, after, otherHosts(view, file));
  if (!view.files.some((each) => each.kind === 'manifest') && before !== '')
    findings.push(found(rules['lock-alone'], place, 'the lock file changes, and no manifest does'));
  return findings;
}

/** A first lock file of a package may take from where the base's other ones do. */
function otherHosts(view: View, file: FileView): readonly string[] {
  const { project } = view.change;
  return project.paths
    .filter((path) => path !== file.path && fileKind(path) === 'lockfile')
    .flatMap((path) => hostsOf(project.read(path) ?? ''));
}

function checkRegistry(file: FileView): Finding[] {
  if (/(?:^|\/)\.npmrc$/.test(file.path) && file.after?.text !== undefined) {
    const isSafe = onlySafeLines(file.before?.text ?? '', file.after.text);
    if (isSafe)
      return [
        found(rules.registry, { file: file.path, line: 1 }, `${file.path} takes nothing away`, {
          severity: 'note',
        }),
      ];
  }
  const severity = /\.(?:nvmrc|node-version)$/.test(file.path) ? 'sign-off' : 'stop';
  const text = `${file.path} ${file.after ? 'changes how packages are installed' : 'is deleted'}`;
  return [found(rules.registry, { file: file.path, line: 1 }, text, { severity })];
}
