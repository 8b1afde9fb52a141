import { bare, is } from '../../candidate/index.ts';
import { parseCode, type Code, type Comment } from '../code/code.ts';
import { found, type Finding } from '../finding.ts';
import { alike, type FileView, type View } from '../view.ts';
import { isUnchanged, pairFunctions } from './pair.ts';
import { readabilityRules as rules } from './rules.ts';

/** What silences a tool that checks. */
const silences =
  /@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint|tslint|jshint|biome|standard|xo|stylelint)[-: ]*(?:disable|ignore)|\b(?:istanbul|c8|v8|node:coverage)[ :]+(?:ignore|disable)|Stryker disable|@?nosemgrep|\bNOSONAR\b|#\s*nosec|snyk:ignore|codeql\[|gitleaks:allow|\$Flow(?:FixMe|Issue|IgnoreMe)|knip-ignore|noinspection/i;
const licence = /copyright|licen[cs]e|SPDX-|\(c\)/i;
/** Characters of comments whose loss is worth a word, and the share that has to stay. */
const muchText = 240;
const share = 0.5;
/** Words in common that make code the same, for which its comments were written. */
const sameEnough = 0.5;

export function commentFindings(view: View): Finding[] {
  return [
    ...view.files.flatMap((file) => (file.isCode ? [...suppressions(file), ...lost(file)] : [])),
    ...lostDocs(view),
  ];
}

function suppressions(file: FileView): Finding[] {
  const code = file.code('after');
  if (!code) return [];
  const old = new Map<string, number>();
  const key = ({ value }: Comment): string => silences.exec(value)?.[0].toLowerCase() ?? '';
  for (const comment of file.code('before')?.comments ?? [])
    if (key(comment)) old.set(key(comment), (old.get(key(comment)) ?? 0) + 1);
  return code.comments.flatMap((comment) => {
    const name = key(comment);
    if (!name) return [];
    const left = old.get(name) ?? 0;
    if (left > 0) {
      old.set(name, left - 1);
      return [];
    }
    return [
      found(
        rules.suppression,
        code.at(comment.start),
        `${silences.exec(comment.value)![0]} silences a check`,
      ),
    ];
  });
}

function lost(file: FileView): Finding[] {
  const [was, now] = [file.code('before'), file.code('after')];
  if (!was || !now || file.kind !== 'code') return [];
  const at = { file: file.path, line: 1 };
  const hadLicence = was.comments.some(({ value }) => licence.test(value));
  if (hadLicence && !now.comments.some(({ value }) => licence.test(value)))
    return [found(rules.comments, at, 'the licence or copyright notice is gone')];
  const [before, after] = [words(was), words(now)];
  const codeStays = alike(wordsOfCode(was), wordsOfCode(now)) > sameEnough;
  if (before - after < muchText || after > before * share || !codeStays) return [];
  const percent = Math.round((1 - after / before) * 100);
  return [found(rules.comments, at, `${percent} % of the comments are gone, and the code is not`)];
}

/** The words of the code itself, one a line: another layout has the same. */
function wordsOfCode({ text, comments }: Code): string {
  const ends = [0, ...comments.map(({ end }) => end)];
  const parts = ends.map((end, i) => text.slice(end, comments[i]?.start));
  return parts.join(' ').replace(/\W+/g, '\n');
}

/** Characters of comments that say something; what was commented out says nothing. */
function words(code: Code): number {
  return blocksOf(code)
    .filter((text) => !isCode(text))
    .reduce((sum, text) => sum + text.replace(/[\s*]+/g, '').length, 0);
}

/** Comments, those of following lines as one. */
function blocksOf(code: Code): string[] {
  const blocks: string[] = [];
  let last: Comment | undefined;
  for (const comment of code.comments) {
    const follows =
      last?.type === 'Line' &&
      comment.type === 'Line' &&
      /^\s*$/.test(code.text.slice(last.end, comment.start));
    if (follows) blocks.push(`${blocks.pop()}\n${comment.value}`);
    else blocks.push(comment.value);
    last = comment;
  }
  return blocks;
}

/** Statements that do something, as no sentence does. */
function isCode(text: string): boolean {
  if (text.startsWith('*') || !/[=(;{]/.test(text)) return false;
  const parsed = parseCode('comment.ts', `async function* commented() {\n${text}\n}`);
  const [wrapper] = parsed.ok ? parsed.code.program.body : [];
  const body = is(wrapper, 'FunctionDeclaration') ? (wrapper.body?.body ?? []) : [];
  return (
    body.length > 0 &&
    body.every(
      (each) =>
        !is(each, 'LabeledStatement', 'EmptyStatement') &&
        (!is(each, 'ExpressionStatement') ||
          is(bare(each.expression), 'CallExpression', 'AssignmentExpression', 'AwaitExpression')),
    )
  );
}

/** Exported functions that lost their documentation. */
function lostDocs(view: View): Finding[] {
  return pairFunctions(view)
    .filter((pair) => pair.before && pair.fn.exported && !isUnchanged(pair))
    .flatMap(({ code, fn, before }) =>
      docBefore(before!.code, before!.fn.node.start) && !docBefore(code, fn.node.start)
        ? [
            found(rules.comments, code.at(fn.node), `${fn.name} lost its documentation`, {
              severity: 'note',
            }),
          ]
        : [],
    );
}

function docBefore(code: Code, offset: number): boolean {
  return code.comments.some(
    ({ type, value, end }) =>
      type === 'Block' &&
      value.startsWith('*') &&
      end <= offset &&
      /^[\s\w.=:,<>()]*$/.test(code.text.slice(end, offset)),
  );
}
