import { diffArrays } from 'diff';
import type { Boundary } from '../boundary.ts';
import { found, type Finding } from '../finding.ts';
import { isUnchanged, pairFunctions, vanishedFunctions } from '../readability/pair.ts';
import type { FileView, View } from '../view.ts';
import { matchesGlob } from './glob.ts';
import { ownersOf, ownersPaths, parseOwners, type OwnerRule } from './owners.ts';
import { isMarkedText, markedIn, namedIn, type Protected } from './protect.ts';
import { scopeRules as rules } from './rules.ts';

/** How much changes, and whether it may. */
export const scopeBoundary: Boundary = {
  name: 'scope',
  rules: Object.values(rules),
  check: (view) => [...sizeFindings(view), ...protectFindings(view)],
};

function sizeFindings(view: View): Finding[] {
  const { size } = view.settings;
  const [first] = view.files;
  if (!first) return [];
  const at = { file: first.path, line: 1 };
  const findings: Finding[] = [];
  if (view.files.length > size.files)
    findings.push(
      found(rules.files, at, `${view.files.length} files change (budget ${size.files})`),
    );
  const lines = view.files
    .filter((file) => file.kind === 'code')
    .reduce((sum, file) => sum + changedLines(file, size.lines), 0);
  if (lines > size.lines)
    findings.push(found(rules.lines, at, `${lines} lines of code change (budget ${size.lines})`));
  const { target } = view.change;
  if (!target) return findings;
  const outside = pairFunctions(view)
    .filter((pair) => !isUnchanged(pair) && !isTarget(pair.file.path, pair.fn.name, target))
    .map(({ fn }) => fn.name);
  const gone = vanishedFunctions(view).map(({ fn }) => fn.name);
  const count = new Set([...outside, ...gone]).size;
  if (count > size.outsideTarget)
    findings.push(
      found(
        rules['outside-target'],
        at,
        `${count} functions outside ${target.file}${target.symbol ? `#${target.symbol}` : ''} change (budget ${size.outsideTarget})`,
      ),
    );
  return findings;
}

function isTarget(file: string, name: string, target: { file: string; symbol?: string }): boolean {
  if (file !== target.file) return false;
  return (
    target.symbol === undefined || name === target.symbol || name.startsWith(`${target.symbol}.`)
  );
}

/** Lines added and removed; of huge files only whether they are over the budget. */
function changedLines(file: FileView, budget: number): number {
  const [old, now] = [file.before?.text ?? '', file.after?.text ?? ''].map((text) =>
    text.split('\n'),
  );
  const parts = diffArrays(old!, now!, { maxEditLength: 4 * budget });
  if (!parts) return old!.length + now!.length;
  return parts.reduce(
    (sum, { added, removed, count }) => sum + (added || removed ? (count ?? 0) : 0),
    0,
  );
}

function protectFindings(view: View): Finding[] {
  const owners = ownerRules(view);
  return view.files.flatMap((file) => {
    const paths = [file.path, ...(file.from === undefined ? [] : [file.from])];
    const owner = paths
      .map((path) => ownersOf(owners, path))
      .find((each) => each && each.owners.length > 0);
    const who = owner && owner.owners.length > 0 ? { owners: owner.owners } : {};
    const at = { file: file.path, line: 1 };
    const findings = pieceFindings(view, file, who);
    const glob = view.settings.protect.paths.find((each) =>
      paths.some((path) => matchesGlob(each, path)),
    );
    if (glob !== undefined)
      findings.push(found(rules.protected, at, `${file.path} is protected by ${glob}`, who));
    else if (owner && protects(owner, view))
      findings.push(
        found(rules.protected, at, `${file.path} belongs to ${owner.owners.join(' ')}`, who),
      );
    return findings;
  });
}

/** The catch-all names who reviews what nobody else does; it protects nothing by itself. */
function protects({ pattern }: OwnerRule, view: View): boolean {
  const { owners } = view.settings.protect;
  if (owners === 'none') return false;
  return owners === 'all' || !/^(?:\/?\*{1,2}|\/?\*\*\/\*)$/.test(pattern);
}

/** From the base revision: a change does not say itself who has to look at it. */
function ownerRules(view: View): readonly OwnerRule[] {
  const path = ownersPaths.find((each) => view.change.project.paths.includes(each));
  return path === undefined ? [] : parseOwners(view.change.project.read(path) ?? '');
}

function pieceFindings(view: View, file: FileView, who: { owners?: readonly string[] }): Finding[] {
  const before = file.code('before');
  if (!before) {
    const wasMarked = isMarkedText(file.before?.text);
    if (!wasMarked || file.before?.text === file.after?.text) return [];
    const rule = isMarkedText(file.after?.text) || !file.after ? rules.protected : rules.marker;
    return [found(rule, { file: file.path, line: 1 }, `${file.path} is marked as protected`, who)];
  }
  const after = file.code('after');
  const now = after ? markedIn(after) : [];
  const findings: Finding[] = [];
  for (const piece of markedIn(before)) {
    const place = { ...before.at(piece.node), file: file.path };
    const name = piece.name || file.path;
    const kept = now.find((each) => each.name === piece.name);
    if (kept?.body === piece.body) continue;
    const stays = after && !kept && isStillThere(file, piece);
    if (stays)
      findings.push(found(rules.marker, place, `${name} is no longer marked as protected`, who));
    else
      findings.push(
        found(
          rules.protected,
          kept && after ? after.at(kept.node) : place,
          `${name} is protected, and ${kept ? 'is changed' : 'is moved, renamed or gone'}`,
          who,
        ),
      );
  }
  const names = view.settings.protect.symbols
    .map((each) => each.split('#'))
    .filter(([glob]) => matchesGlob(glob ?? '', file.from ?? file.path))
    .map(([, name]) => name ?? '');
  const then = namedIn(file.functions('after'), names);
  for (const piece of namedIn(file.functions('before'), names)) {
    const kept = then.find((each) => each.name === piece.name);
    if (kept?.body !== piece.body)
      findings.push(
        found(
          rules.protected,
          { ...before.at(piece.node), file: file.path },
          `${piece.name} is protected, and ${kept ? 'is changed' : 'is moved, renamed or gone'}`,
          who,
        ),
      );
  }
  return findings;
}

/** The code is there, by its name or its text, without its mark. */
function isStillThere(file: FileView, piece: Protected): boolean {
  if (piece.name === '') return true;
  return (
    file
      .functions('after')
      .some(({ name }) => name === piece.name || name.endsWith(`.${piece.name}`)) ||
    file
      .code('after')!
      .nodes.some((node) => (node as { id?: { name?: string } }).id?.name === piece.name)
  );
}
