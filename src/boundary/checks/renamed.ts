import { canonical } from '../code/canonical.ts';
import { parseCode, type Code } from '../code/code.ts';
import type { FunctionInfo } from '../code/functions.ts';
import type { FileView, View } from '../view.ts';
import { underNewLocals } from './locals.ts';

/**
 * Tests as they were, under the names that functions of the program and their own variables have now. A function has
 * another name when no file offers the old one any more, and its own offers one new name for it.
 */
export function beforeUnderNewNames(view: View, file: FileView): Code | undefined {
  const [before, now] = [file.before?.text, file.after?.text];
  if (before === undefined || now === undefined) return undefined;
  const renames = [...renamesOf(view)].filter(
    ([old, name]) => has(before, old) && !has(before, name) && !has(now, old) && has(now, name),
  );
  const text = renames.reduce((all, [old, name]) => all.replace(word(old), name), before);
  const parsed = renames.length > 0 ? parseCode(file.from ?? file.path, text) : undefined;
  const code = parsed?.ok ? parsed.code : file.code('before');
  const after = file.code('after');
  return (code && after && underNewLocals(code, after)) ?? code;
}

function renamesOf(view: View): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const files = view.files.filter(({ kind }) => kind === 'code');
  const offered = new Set(files.flatMap((file) => exported(file, 'after').map(({ name }) => name)));
  for (const file of files) {
    const [old, now] = [exported(file, 'before'), exported(file, 'after')];
    const known = new Set(old.map(({ name }) => name));
    const gone = old.filter(({ name }) => !offered.has(name));
    const fresh = now.filter(({ name }) => !known.has(name));
    const only = gone.length === 1 && fresh.length === 1;
    for (const fn of gone) {
      const same = fresh.find((each) => only || bodyOf(each) === bodyOf(fn));
      if (same) renames.set(fn.name, same.name);
    }
  }
  return renames;
}

function exported(file: FileView, side: 'before' | 'after'): readonly FunctionInfo[] {
  return file.functions(side).filter((fn) => fn.exported && /^[A-Za-z_$][\w$]*$/.test(fn.name));
}

const bodyOf = ({ node }: FunctionInfo): string => canonical(node.body);

const word = (name: string): RegExp =>
  new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');

const has = (text: string, name: string): boolean => word(name).test(text);
