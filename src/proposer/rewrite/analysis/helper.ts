import type { Edit, Node, Source } from '../../../candidate/index.ts';
import { freshName } from './names.ts';

/**
 * A function that a rule puts beside the target. Types stand in `«: type»`: kept for TypeScript,
 * dropped for JavaScript.
 */
export interface Helper {
  readonly name: string;
  readonly code: string;
}

/** The code of a helper or statement in the language of the source. */
export function inLanguage(code: string, source: Source): string {
  return source.language.startsWith('ts')
    ? code.replace(/[«»]/g, '')
    : code.replace(/«[^»]*»/g, '');
}

/**
 * Makes a helper available at `node`: its name, and the edit that declares it unless the very same
 * function is already there.
 */
export function useHelper(
  helper: Helper,
  node: Node,
  source: Source,
): { readonly name: string; readonly edits: readonly Edit[] } {
  const code = inLanguage(helper.code, source);
  if (source.text.includes(code)) return { name: helper.name, edits: [] };
  const name = freshName(source, helper.name);
  const renamed = code.replaceAll(new RegExp(`\\b${helper.name}\\b`, 'g'), name);
  const at = beforeTopLevel(node, source);
  return { name, edits: [{ start: at, end: at, text: `${renamed}\n\n` }] };
}

/** Where code can stand before the top-level statement of `node`, above the comments on it. */
export function beforeTopLevel(node: Node, source: Source): number {
  const body = source.program.body;
  const index = body.findIndex((item) => item.start <= node.start && node.end <= item.end);
  const start = body[index]?.start ?? body[0]?.start ?? 0;
  const floor =
    index > 0 ? (body[index - 1]?.end ?? 0) : (/^#!.*\n/.exec(source.text)?.[0].length ?? 0);
  const between = source.text.slice(floor, start);
  const comments =
    /(?:^|\n)((?:[ \t]*(?:\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*)[ \t]*\n)+[ \t]*)$/.exec(between);
  return comments ? start - (comments[1] as string).length : start;
}
