import { stripTypeScriptTypes } from 'node:module';
import { transformSync } from 'oxc-transform';
import type { Edit, Source } from '../../candidate/index.ts';

export function isTyped({ language }: Source): boolean {
  return language === 'ts' || language === 'tsx';
}

/**
 * The text with its types made spaces, so that offsets stay what they were; undefined where that
 * can't be: enums, namespaces, parameter properties and JSX are more than types.
 */
export function erase(source: Source): string | undefined {
  if (source.language === 'js') return source.text;
  if (source.language !== 'ts') return undefined;
  try {
    return stripTypeScriptTypes(source.text, { mode: 'strip' });
  } catch {
    return undefined;
  }
}

/** JavaScript of a text that holds types or JSX; offsets move. */
export function toJavaScript(source: Source, text: string): string {
  const { code, errors } = transformSync(source.file, text, {
    lang: source.language,
    jsx: { runtime: 'classic' },
    // What looks unused here may be what an edit uses.
    typescript: { onlyRemoveTypeImports: true },
  });
  if (errors[0]) throw new SyntaxError(errors[0].message);
  return code;
}

/** Whether an edit may bring types with it: then the whole text has to be stripped anew. */
export function mayHaveTypes({ text }: Edit): boolean {
  return /\b(?:as|satisfies)\b|[\w)\]]!|:\s*[A-Za-z{[(]|<[A-Za-z]/.test(text);
}
