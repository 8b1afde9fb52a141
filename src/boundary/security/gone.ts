import { bare, is, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { lastName, type FunctionInfo } from '../code/functions.ts';
import { calleeName, plainKey } from '../code/literal.ts';
import type { FileView, View } from '../view.ts';
import { exitOf, type Guard } from './guards.ts';
import { checking, protecting, secure } from './words.ts';

/**
 * True when what a check stood before is gone with it, so that nothing runs unchecked: its function
 * or file is gone, nothing of what that did is done elsewhere now, and nothing new is called by
 * those who called it. What only checked is missed where it was called.
 */
export function wentWithAll(view: View, file: FileView, guard: Guard): boolean {
  if (secure.test(guard.text) || secure.test(guard.owner)) return false;
  const region = regionOf(view, file, guard);
  if (!region) return false;
  const { nodes, names, isCheck } = region;
  if (isCheck || names.some((name) => checking.test(name) || protecting.test(name))) return false;
  // What the check itself asked is no part of what it stood before.
  const asked = new Set(descendants(guard.node));
  const gone = tally(nodes.filter((each) => !asked.has(each)).flatMap((each) => wordsOf(each)));
  const files = view.files.filter(
    ({ kind, kindBefore }) => kind === 'code' || kindBefore === 'code',
  );
  const total = (side: 'before' | 'after'): ReadonlyMap<string, number> =>
    tally(files.flatMap((each) => wordsIn(each, side)));
  const [before, after] = [total('before'), total('after')];
  for (const [word, count] of gone)
    if ((after.get(word) ?? 0) > (before.get(word) ?? 0) - count) return false;
  return files.every((each) => !usesAny(each, names) || callsNothingNew(each));
}

interface Region {
  readonly nodes: readonly Node[];
  /** What others know it by. */
  readonly names: readonly string[];
  /** It does nothing but to check. */
  readonly isCheck: boolean;
}

function regionOf(view: View, file: FileView, { owner }: Guard): Region | undefined {
  const code = file.code('before')!;
  const functions = file.functions('before');
  if (!file.after) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
    return {
      nodes: code.nodes,
      names: [name, ...functions.map(lastName)],
      isCheck: false,
    };
  }
  const fn = functions.find((each) => each.name === owner);
  const isStill = view.files.some((each) =>
    each.functions('after').some((other) => lastName(other) === lastName(fn ?? other)),
  );
  if (!fn || isStill) return undefined;
  return { nodes: descendants(fn.node), names: [lastName(fn)], isCheck: onlyChecks(fn) };
}

/** Conditions that refuse, and at most the own argument or a constant as the result. */
function onlyChecks({ node, params }: FunctionInfo): boolean {
  const { body } = node as { body?: Node };
  if (!is(body, 'BlockStatement')) return false;
  return body.body.every((each) => {
    if (is(each, 'IfStatement')) return exitOf(each.consequent) !== undefined;
    if (!is(each, 'ReturnStatement')) return is(each, 'ThrowStatement');
    const value = bare(each.argument);
    return (
      !value || is(value, 'Literal') || (is(value, 'Identifier') && params.includes(value.name))
    );
  });
}

function wordsIn(file: FileView, side: 'before' | 'after'): readonly string[] {
  const code: Code | undefined = file.code(side);
  return code ? file.once(`words ${side}`, () => code.nodes.flatMap((each) => wordsOf(each))) : [];
}

/** What a node does or speaks of: what it calls, the member it takes, its text. */
function wordsOf(node: Node): string[] {
  if (is(node, 'CallExpression', 'NewExpression')) {
    const name = calleeName(node);
    return name === undefined ? [] : [`${name}()`];
  }
  if (is(node, 'MemberExpression')) return [`.${plainKey(node) ?? ''}`];
  return is(node, 'Literal') && typeof node.value === 'string' ? [`'${node.value}`] : [];
}

function usesAny(file: FileView, names: readonly string[]): boolean {
  const text = file.before?.text;
  return text !== undefined && names.some((name) => text.includes(name));
}

function callsNothingNew(file: FileView): boolean {
  const calls = (side: 'before' | 'after'): ReadonlyMap<string, number> =>
    tally(wordsIn(file, side).filter((word) => word.endsWith('()')));
  const old = calls('before');
  return [...calls('after')].every(([word, count]) => count <= (old.get(word) ?? 0));
}

function tally(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
