import type { FunctionInfo } from '../code/functions.ts';
import type { Code } from '../code/code.ts';
import type { FileView, View } from '../view.ts';

/** A function of a changed file after the change, with what it was before, if it was. */
export interface Pair {
  readonly file: FileView;
  readonly code: Code;
  readonly fn: FunctionInfo;
  readonly before?: { readonly code: Code; readonly fn: FunctionInfo };
}

/** Functions after the change beside those of the same name before it, in the same file or moved. */
export function pairFunctions(view: View): readonly Pair[] {
  const vanished = new Map<string, { code: Code; fn: FunctionInfo }>();
  for (const file of view.files) {
    const names = new Set(file.functions('after').map(({ name }) => name));
    for (const fn of file.functions('before'))
      if (!names.has(fn.name)) vanished.set(fn.name, { code: file.code('before')!, fn });
  }
  return view.files.flatMap((file) => {
    const code = file.code('after');
    if (!code || file.kind !== 'code') return [];
    const old = new Map(file.functions('before').map((fn) => [fn.name, fn]));
    return file.functions('after').map((fn): Pair => {
      const same = old.get(fn.name);
      const before = same ? { code: file.code('before')!, fn: same } : vanished.get(fn.name);
      return { file, code, fn, ...(before && { before }) };
    });
  });
}

/** True when the function's text is what it was. */
export function isUnchanged({ code, fn, before }: Pair): boolean {
  return before !== undefined && code.slice(fn.node) === before.code.slice(before.fn.node);
}

/** Functions that are gone: what replaces them may be as complex as they were. */
export function vanishedFunctions(view: View): readonly { code: Code; fn: FunctionInfo }[] {
  return view.files.flatMap((file) => {
    const names = new Set(file.functions('after').map(({ name }) => name));
    const code = file.code('before');
    return code
      ? file
          .functions('before')
          .filter(({ name }) => !names.has(name))
          .map((fn) => ({ code, fn }))
      : [];
  });
}
