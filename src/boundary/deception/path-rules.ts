import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { deceptionRules as rules } from './rules.ts';
import { bidiControl, invisible, isAscii, mixesScripts, skeleton } from './unicode.ts';

/** Names that Windows gives to devices, with any extension. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
/** How `.git` may be written for file systems that fold case, trim, or have short names. */
const gitFolder = /^(?:\.git|git~\d+)[ .]*(?::.*)?$/i;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const forbidden = /[\0-\x1f\x7f<>:"|?*\\]/;

export function pathFindings(view: View, file: FileView): Finding[] {
  const { path } = file;
  const at = { file: path, line: 1 };
  if (!file.after) return [];
  const findings: Finding[] = [];
  const problem = file.before && file.from === undefined ? gitProblem(path) : pathProblem(path);
  if (problem) findings.push(found(rules.path, at, problem));
  if (!file.before || file.from !== undefined) {
    const twin = collision(view, path);
    if (twin)
      findings.push(
        found(rules.path, at, `${path} and ${twin} are one file where case does not count`),
      );
    findings.push(...looks(path));
  }
  return [...findings, ...modeFindings(file)];
}

function gitProblem(path: string): string | undefined {
  return path.split('/').some((part) => gitFolder.test(part))
    ? `${path} is inside git’s own folder`
    : undefined;
}

function pathProblem(path: string): string | undefined {
  const parts = path.split('/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return `${path} is absolute`;
  if (parts.some((part) => part === '..' || part === '.' || part === ''))
    return `${path} leaves its folder`;
  if (gitProblem(path)) return gitProblem(path);
  const device = parts.find((part) => devices.test(part));
  if (device) return `${device} is a device on Windows`;
  if (forbidden.test(path))
    return `${JSON.stringify(path)} has a character that not all systems take`;
  if (parts.some((part) => /[ .]$/.test(part)))
    return `${path} ends in a dot or space, which Windows drops`;
  return undefined;
}

function looks(path: string): Finding[] {
  const at = { file: path, line: 1 };
  if (bidiControl.test(path)) return [found(rules.bidi, at, 'the path has bidirectional controls')];
  if (invisible.test(path))
    return [found(rules.invisible, at, 'the path has characters that can not be seen')];
  if (isAscii(path)) return [];
  if (path !== path.normalize('NFC'))
    return [found(rules['not-normal'], at, `the path ${path} is not in normal form`)];
  const parts = path.split(/[/.\s_-]/);
  if (
    parts.some(
      (part) =>
        mixesScripts(part) || (!isAscii(part) && isAscii(skeleton(part)) && isLookalike(part)),
    )
  )
    return [found(rules.confusable, at, `the path ${path} looks like ${skeleton(path)}`)];
  return [];
}

/** Letters of another script that look Latin; accents on Latin letters are not meant. */
function isLookalike(part: string): boolean {
  return !/^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(part);
}

/** Another path that is the same where case and normal form don't count, or a folder that is a file. */
function collision(view: View, path: string): string | undefined {
  const fold = (each: string): string => each.normalize('NFKC').toLowerCase();
  const folded = fold(path);
  const removed = new Set(
    view.files.flatMap((file) => (file.after ? (file.from ?? []) : file.path)),
  );
  const others = [
    ...view.change.project.paths,
    ...view.files.filter((f) => f.after).map((f) => f.path),
  ];
  return others.find((other) => {
    if (other === path || removed.has(other)) return false;
    const name = fold(other);
    return name === folded || folded.startsWith(`${name}/`) || name.startsWith(`${folded}/`);
  });
}

function modeFindings(file: FileView): Finding[] {
  const at = { file: file.path, line: 1 };
  const { before, after } = file;
  if (after?.mode === '120000') {
    if (before?.mode === '120000' && before.text === after.text) return [];
    return [found(rules.link, at, `${file.path} is a link to ${after.text ?? 'something'}`)];
  }
  if (after?.mode === '160000') return [found(rules.link, at, `${file.path} is a submodule`)];
  if (before && /^1[26]/.test(before.mode))
    return [found(rules.link, at, `${file.path} was a link and now is a file`)];
  if (after?.mode === '100755' && before?.mode !== '100755')
    return [found(rules.mode, at, `${file.path} becomes executable`)];
  return [];
}
