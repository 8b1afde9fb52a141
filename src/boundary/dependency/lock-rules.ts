import { found, type Finding } from '../finding.ts';
import { isRecord, lineOfKey, recordOf } from './manifest.ts';
import { dependencyRules as rules } from './rules.ts';

interface Locked {
  readonly version?: unknown;
  readonly resolved?: unknown;
  readonly integrity?: unknown;
  readonly link?: unknown;
  readonly inBundle?: unknown;
  readonly hasInstallScript?: unknown;
}

/**
 * What changes in npm's lock file that it should not.
 *
 * @param others hosts that the base's other lock files take packages from
 */
export function npmLockFindings(
  file: string,
  before: string,
  after: string,
  others: Iterable<string> = [],
): Finding[] {
  const old = packagesOf(before) ?? new Map<string, Locked>();
  const now = packagesOf(after);
  if (!now) return [found(rules.unreadable, { file, line: 1 }, 'this is no lock file')];
  const hosts = new Set([...others, ...[...old.values()].map(({ resolved }) => hostOf(resolved))]);
  const findings: Finding[] = [];
  for (const [path, entry] of now) {
    const was = old.get(path);
    if (path === '' || JSON.stringify(was) === JSON.stringify(entry)) continue;
    const place = { file, line: lineOfKey(after, path) };
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const wrong = wrongSource(name, entry, was, hosts);
    if (wrong) findings.push(found(rules['lock-source'], place, `${name} ${wrong}`));
    const unsure = wrongIntegrity(entry, was);
    if (unsure) findings.push(found(rules['lock-integrity'], place, `${name} ${unsure}`));
    if (entry.hasInstallScript && !was?.hasInstallScript)
      findings.push(found(rules['lock-script'], place, `${name} runs a script at install`));
  }
  return findings;
}

function wrongSource(
  name: string,
  { resolved, link }: Locked,
  was: Locked | undefined,
  hosts: ReadonlySet<string>,
): string | undefined {
  if (typeof resolved !== 'string' || resolved === was?.resolved || link) return undefined;
  if (!resolved.startsWith('https:')) return `comes from ${resolved}`;
  if (!hosts.has(hostOf(resolved))) return `comes from another host, ${hostOf(resolved)}`;
  const tarball = `/${name}/-/`;
  const own = decodeURIComponent(resolved).includes(tarball);
  return own ? undefined : `is another package’s file: ${resolved}`;
}

function wrongIntegrity(entry: Locked, was: Locked | undefined): string | undefined {
  const { integrity, version } = entry;
  if (entry.link || entry.inBundle) return undefined;
  if (integrity === undefined)
    return was?.integrity !== undefined || (was === undefined && entry.resolved !== undefined)
      ? 'has no checksum'
      : undefined;
  if (!isStrong(integrity) && isStrong(was?.integrity)) return 'has a weaker checksum';
  return was?.version === version && was?.integrity !== undefined && was.integrity !== integrity
    ? 'has another checksum for the same version'
    : undefined;
}

function isStrong(integrity: unknown): boolean {
  return typeof integrity === 'string' && integrity.startsWith('sha512-');
}

/** Entries by path, of lock file versions 2 and 3, and 1's flattened. */
function packagesOf(text: string): Map<string, Locked> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return undefined;
    if (isRecord(value['packages'])) return new Map(Object.entries(value['packages'])) as never;
    const out = new Map<string, Locked>();
    const add = (dependencies: unknown, above: string): void => {
      for (const [name, entry] of Object.entries(recordOf(dependencies))) {
        const path = `${above}node_modules/${name}`;
        out.set(path, entry as Locked);
        add(recordOf(entry)['dependencies'], `${path}/`);
      }
    };
    add(value['dependencies'], '');
    return out;
  } catch {
    return undefined;
  }
}

function hostOf(resolved: unknown): string {
  try {
    return new URL(String(resolved)).host;
  } catch {
    return '';
  }
}

/** Hosts that a lock file takes packages from. */
export function hostsOf(text: string): readonly string[] {
  return urlsOf(text).map(hostOf).filter(Boolean);
}

/** Other lock files, by their added lines: URLs of other hosts and protocols, lost checksums. */
export function textLockFindings(
  file: string,
  before: string,
  after: string,
  others: Iterable<string> = [],
): Finding[] {
  const old = new Set(before.split('\n'));
  const hosts = new Set([...others, ...urlsOf(before).map(hostOf)]);
  const findings: Finding[] = [];
  after.split('\n').forEach((line, index) => {
    if (old.has(line)) return;
    const place = { file, line: index + 1 };
    for (const url of urlsOf(line))
      if (!url.startsWith('https:') || !hosts.has(hostOf(url)))
        findings.push(found(rules['lock-source'], place, `a package comes from ${url}`));
    if (/\b(?:requiresBuild: true|"?hasInstallScript"?: true)/.test(line))
      findings.push(found(rules['lock-script'], place, 'a package runs a script at install'));
  });
  const checksums = (text: string): number =>
    text.match(/\b(?:integrity|checksum)\b/g)?.length ?? 0;
  const packages = (text: string): number =>
    text.match(/^ *(?:version|resolution)[ :]/gm)?.length ?? 0;
  if (checksums(after) - checksums(before) < packages(after) - packages(before))
    findings.push(
      found(rules['lock-integrity'], { file, line: 1 }, 'fewer packages have a checksum'),
    );
  return findings;
}

function urlsOf(text: string): string[] {
  return text.match(/\b(?:https?|git(?:\+\w+)?|ssh|file|link):[^\s"'),}]+/g) ?? [];
}
