import { isFunction, type Node } from '../../candidate/index.ts';
import type { FunctionInfo } from '../code/functions.ts';
import type { Code } from '../code/code.ts';
import { isMinified } from '../deception/content-rules.ts';
import { alike, type FileView, type View } from '../view.ts';

/** A function of a changed file after the change, with what it was before, if it was. */
export interface Pair {
  readonly file: FileView;
  readonly code: Code;
  readonly fn: FunctionInfo;
  readonly before?: { readonly code: Code; readonly fn: FunctionInfo };
}

const pairs = new WeakMap<View, readonly Pair[]>();

/**
 * Functions after the change beside those of the same name before it, in the same file or moved. Many
 * rules ask for them, and to find a function by its text takes long: they are put together once a view.
 */
export function pairFunctions(view: View): readonly Pair[] {
  const known = pairs.get(view) ?? pairsOf(view);
  pairs.set(view, known);
  return known;
}

function pairsOf(view: View): readonly Pair[] {
  const vanished = new Map(vanishedFunctions(view).map((gone) => [gone.fn.name, gone]));
  return view.files.flatMap((file) => {
    const code = file.code('after');
    if (!code || file.kind !== 'code' || isMinified(view, file)) return [];
    const old = new Map(file.functions('before').map((fn) => [fn.name, fn]));
    return file.functions('after').map((fn): Pair => {
      const same = old.get(fn.name);
      const before = same
        ? { code: file.code('before')!, fn: same }
        : (vanished.get(fn.name) ?? formerly(file, code, fn));
      return { file, code, fn, ...(before && { before }) };
    });
  });
}

/** Functions shorter than this are within any budget, whatever they were. */
const leastText = 1000;
/** Lines in common that make a function the same one. */
const sameEnough = 0.6;

/** The same function when it had no name, or when one of another name, now empty of it, held it. */
function formerly(file: FileView, code: Code, fn: FunctionInfo): Pair['before'] {
  const text = code.slice(fn.node);
  const before = text.length < leastText ? undefined : file.code('before');
  if (!before) return undefined;
  const named = new Map<Node, FunctionInfo>(
    file.functions('before').map((each) => [each.node, each]),
  );
  for (const node of before.nodes) {
    if (!isFunction(node)) continue;
    const old = before.slice(node);
    const isLong = old.length >= sameEnough * text.length && text.length >= sameEnough * old.length;
    if (!isLong || alike(old, text) < sameEnough) continue;
    const info = named.get(node) ?? { name: '', node, exported: false, params: [] };
    const now = file.functions('after').find(({ name }) => name === info.name);
    if (!now || alike(old, code.slice(now.node)) < sameEnough) return { code: before, fn: info };
  }
  return undefined;
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
