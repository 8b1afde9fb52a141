import { fileKind, type FileVersion, type ProjectChange } from '../boundary/index.ts';
import type { Config } from '../config/index.ts';
import { PawlFault } from '../fault.ts';
import { digestOf, sha256, type ChangeKind, type GateDecided } from '../ledger/index.ts';
import { boundariesDigest, guarded, settingsOf, type Policy } from '../review/index.ts';
import type { GateReport } from './gate.ts';

/**
 * A change that `pawl gate` was given, as the ledger keeps it: its candidate is named by what is in
 * its files, so that the same change is the same candidate wherever it lies.
 *
 * @throws PawlFault `file-unreadable` for what has no content that could be signed for.
 */
export function decisionOf(
  { decision, findings, base, head }: GateReport,
  change: ProjectChange,
  config: Config,
  policy: Policy,
): GateDecided {
  const files = change.files.map(({ path, before, after }) => ({
    file: path,
    before: digestOfVersion(path, before),
    after: digestOfVersion(path, after),
  }));
  const modes = change.files.map(({ before, after }) => [before?.mode ?? '', after?.mode ?? '']);
  const { objective = null, target = null } = change;
  const isCommit = /^[0-9a-f]{40,64}$/.test(head);
  return {
    candidate: digestOf({ files, modes }).slice(0, 16),
    source: { kind: 'git', base, head: isCommit ? head : null },
    proposer: 'whoever made the change',
    target: targetOf(change),
    change: kindOf(change),
    provenEqual: false,
    ...guarded(findings),
    files,
    evidence: digestOf({ objective, target, modes }),
    boundaries: boundariesDigest(settingsOf(config), policy),
    findings,
    decision: decision.kind,
    reason: decision.kind === 'approved' ? 'no boundary found anything' : decision.reason,
    why: [],
    shown: [`${files.length} ${files.length === 1 ? 'file changes' : 'files change'}`],
  };
}

function digestOfVersion(path: string, version: FileVersion | undefined): string | null {
  if (!version) return null;
  if (version.text !== undefined) return sha256(version.text);
  if (version.digest !== undefined) return version.digest;
  throw new PawlFault('file-unreadable', `what is in ${path} can't be told`, {
    hint: 'Commit it, and gate the commit; a pipe, device or submodule has no content to sign for.',
  });
}

/** What a level is kept for. A claim counts only for a change of that one file. */
function targetOf({ files, target }: ProjectChange): string {
  const [only, ...others] = files;
  if (!only || others.length > 0) return '.';
  const isNamed = target?.file === only.path && target.symbol !== undefined;
  return isNamed ? `${only.path}#${target.symbol}` : only.path;
}

/** What it is by its files; what it is for is believed only where that earns nothing by itself. */
function kindOf({ files, objective }: ProjectChange): ChangeKind {
  const kinds = new Set(files.map(({ path }) => fileKind(path)));
  const [only] = kinds;
  if (kinds.size === 1 && only === 'document') return 'documentation';
  if (kinds.size === 1 && only === 'test') return 'tests';
  if (objective === 'fix') return 'fix';
  return objective === 'optimise' ? 'speed-up' : 'other';
}
