import { is, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { deceptionRules as rules } from './rules.ts';
import { onlyAddsToSchema } from './sql.ts';
import { newLines } from './text-rules.ts';

/** First bytes of what pictures, fonts and sounds are made of. */
const magic = new Map(
  Object.entries({
    png: /^89504e470d0a1a0a/,
    jpg: /^ffd8ff/,
    jpeg: /^ffd8ff/,
    gif: /^47494638/,
    webp: /^52494646.{8}57454250/,
    avif: /^.{8}66747970/,
    ico: /^00000100/,
    bmp: /^424d/,
    mp3: /^(?:494433|fff[b3a2])/,
    mp4: /^.{8}66747970/,
    ogg: /^4f676753/,
    wav: /^52494646/,
    webm: /^1a45dfa3/,
    woff: /^774f4646/,
    woff2: /^774f4632/,
    ttf: /^(?:00010000|74727565)/,
    otf: /^4f54544f/,
    pdf: /^25504446/,
  }),
);
/** Bytes; larger pictures are not part of code. */
const largestMedia = 2_000_000;
/** Characters of one literal that is no text a person wrote. */
const lumpLength = 400;
const scriptInMarkup =
  /<script\b|\bon[a-z]{3,}\s*=|javascript:|<iframe\b|<foreignObject\b|<!ENTITY/gi;

export function contentFindings(view: View, file: FileView): Finding[] {
  if (!file.after || /^1[26]/.test(file.after.mode)) return [];
  const at = { file: file.path, line: 1 };
  if (file.after.text === undefined) return binary(file);
  if (file.kind === 'repository')
    return [found(rules.repository, at, `${file.path} says what git does with files`)];
  const known = kindFindings(file);
  if (known.length > 0) return known;
  if (file.kind === 'markup') return markup(file);
  return file.isCode ? readable(view, file) : [];
}

function binary(file: FileView): Finding[] {
  const at = { file: file.path, line: 1 };
  const extension = /\.([^./]+)$/.exec(file.path)?.[1]?.toLowerCase() ?? '';
  const { magic: start = '', bytes } = file.after!;
  const isWhatItSays = magic.get(extension)?.test(start);
  if (isWhatItSays && bytes <= largestMedia) return [];
  const why = isWhatItSays
    ? `${bytes} bytes are more than a picture or font needs`
    : 'it is not what its name says';
  return [found(rules.binary, at, `${file.path} is binary, and ${why}`)];
}

/** Scripts in other languages, and what nothing is known of. */
function kindFindings(file: FileView): Finding[] {
  const at = { file: file.path, line: 1 };
  const text = file.after!.text!;
  const runs = text.startsWith('#!') || file.after!.mode === '100755';
  if (file.path.endsWith('.sql') && !file.before && !runs && onlyAddsToSchema(text))
    return [
      found(rules['unknown-kind'], at, `${file.path} adds to the schema of a database`, {
        severity: 'note',
      }),
    ];
  if (file.kind === 'script')
    return [
      found(
        rules['unknown-kind'],
        at,
        `${file.path} is a script in a language that no boundary reads`,
        {
          severity: 'sign-off',
        },
      ),
    ];
  if (file.kind === 'unknown')
    return [
      found(
        rules['unknown-kind'],
        at,
        runs
          ? `${file.path} can be run, and is of an unknown kind`
          : `${file.path} is of an unknown kind`,
        { severity: runs ? 'stop' : 'sign-off' },
      ),
    ];
  const isScript = file.isCode || file.kind === 'check' || file.kind === 'own';
  if (runs && !isScript)
    return [found(rules['unknown-kind'], at, `${file.path} can be run, which its kind should not`)];
  return [];
}

function markup(file: FileView): Finding[] {
  const count = (text: string | undefined): number => text?.match(scriptInMarkup)?.length ?? 0;
  const isPicture = file.path.endsWith('.svg');
  const now = count(file.after?.text);
  const isNew = now > count(file.before?.text);
  const isSame = scriptsOf(file.before?.text) === scriptsOf(file.after?.text);
  const touches = /\.(?:vue|svelte|astro)$/.test(file.path) || (!isPicture && now > 0 && !isSame);
  if (!isNew && !touches) return [];
  const line = newLines(file).find(([text]) => text.search(scriptInMarkup) >= 0)?.[1] ?? 1;
  return [
    found(
      rules['embedded-code'],
      { file: file.path, line },
      isNew
        ? 'script is added inside markup'
        : 'markup with script inside changes, which no boundary reads',
      isPicture ? { severity: 'stop' } : {},
    ),
  ];
}

/** What is script in markup: whole elements, handlers and addresses, without the layout around them. */
function scriptsOf(text: string | undefined): string {
  const parts = text?.match(
    /<script\b[\s\S]*?<\/script\s*>|<(?:iframe|foreignObject|base|object|embed)\b[^>]*>|\bon[a-z]{3,}\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)|javascript:[^"'>]*|<!ENTITY[^>]*>/gi,
  );
  return (parts ?? []).join('\n');
}

function readable(view: View, file: FileView): Finding[] {
  const findings: Finding[] = [];
  const long = longLine(view, file);
  if (long)
    findings.push(
      found(
        rules.minified,
        { file: file.path, line: long[1] },
        `the line has ${long[0].length} characters`,
      ),
    );
  const code = file.code('after');
  const old = file.before?.text ?? '';
  const lump = code?.nodes.find((node) => {
    const text = is(node, 'Literal') && typeof node.value === 'string' ? node.value : undefined;
    if (text === undefined || text.length < lumpLength || old.includes(text)) return false;
    return (
      !/\s/.test(text.slice(0, lumpLength)) && /^[\w+/=%\\-]+$/.test(text.slice(0, lumpLength))
    );
  });
  if (lump) findings.push(found(rules.minified, code!.at(lump), 'a literal carries encoded data'));
  const decoded = code?.nodes.find(
    (node) =>
      is(node, 'Literal', 'TemplateElement') &&
      isNeedlesslyEscaped(code.slice(node)) &&
      !old.includes(code.slice(node)),
  );
  if (decoded)
    findings.push(found(rules.escaped, code!.at(decoded), 'plain letters are written as escapes'));
  return findings;
}

/** The first new line that is longer than anybody reads. */
export function longLine(view: View, file: FileView): readonly [string, number] | undefined {
  const code = file.code('after');
  const data = code?.nodes.flatMap((node) => dataOf(code, node)) ?? [];
  const hadMap = sourceMap.test(file.before?.text ?? '');
  return newLines(file).find(
    ([line]) =>
      line.length > view.settings.lineLength &&
      !(hadMap && sourceMap.test(line)) &&
      withoutLast(line, data).length > view.settings.lineLength,
  );
}

/** Most of it is in lines that nobody reads: its names are a tool's, other ones each time. */
export function isMinified(view: View, file: FileView): boolean {
  if (!longLine(view, file)) return false;
  const lines = file.after?.text?.split('\n') ?? [];
  const count = (some: readonly string[]): number =>
    some.reduce((sum, { length }) => sum + length, 0);
  return count(lines.filter(({ length }) => length > view.settings.lineLength)) > count(lines) / 2;
}

/** A comment that debuggers read, as a built file has it; alone in its line, it runs nothing. */
const sourceMap =
  /^\/\/# sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,[\w+/=]*$/m;

/** A regular expression, or a list of plain numbers, as it is written. */
function dataOf(code: Code, node: Node): string[] {
  if (is(node, 'Literal')) return 'regex' in node && node.raw ? [node.raw] : [];
  const isList =
    is(node, 'ArrayExpression') &&
    node.elements.length > 0 &&
    node.elements.every((each) => is(each, 'Literal') && typeof each.value === 'number');
  return isList ? [code.slice(node)] : [];
}

/**
 * The line without the regular expression or the numbers that it ends with, which are long where what
 * they match is manifold, and run nothing. Where anything comes after them, that could be overlooked.
 */
function withoutLast(line: string, data: readonly string[]): string {
  const end = line.replace(/[\s),;}]*$/, '');
  const last = [end, end.replace(/[\s),;\]}]*$/, '')].flatMap((text) =>
    data
      .filter((each) => text.endsWith(each))
      .map((each) => text.slice(0, text.length - each.length)),
  )[0];
  return last ?? line;
}

/** Several plain letters or digits written as escapes: nothing needs that. */
function isNeedlesslyEscaped(written: string): boolean {
  const escapes = written.match(
    /\\(?:x(?:[46][1-9a-f]|[57][0-9a])|u00(?:[46][1-9a-f]|[57][0-9a])|u\{0*(?:[46][1-9a-f]|[57][0-9a])\})/gi,
  );
  return (escapes?.length ?? 0) >= 3;
}
