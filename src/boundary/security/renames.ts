import type { Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { lastName, type FunctionInfo } from '../code/functions.ts';
import type { FileView, View } from '../view.ts';
import type { Guard } from './guards.ts';

/** Bodies shorter than this are alike by chance. */
const leastBody = 60;

/** Functions that do under a new name exactly what another name did, the new names by the old. */
export function renamesIn(view: View): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  for (const file of view.files) {
    const [old, now] = [file.functions('before'), file.functions('after')];
    const known = new Set(old.map(lastName));
    const fresh = now.filter((fn) => !known.has(lastName(fn)));
    if (fresh.length === 0) continue;
    const byBody = new Map(fresh.map((fn) => [bodyOf(fn), lastName(fn)]));
    for (const fn of old) {
      const body = bodyOf(fn);
      const name = byBody.get(body);
      if (name !== undefined && body.length >= leastBody && !stays(file, fn, body))
        renames.set(lastName(fn), name);
    }
  }
  return renames;
}

/** The guard as it reads when functions have their new names. */
export function underNewNames(guard: Guard, renames: ReadonlyMap<string, string>): Guard {
  const has = guard.conjunction.some(({ tokens }) =>
    [...tokens.keys()].some((t) => renames.has(t)),
  );
  if (!has) return guard;
  const renamed = (words: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
    new Map([...words].map(([word, weight]) => [renames.get(word) ?? word, weight]));
  const conjunction = guard.conjunction.map((atom) => ({
    ...atom,
    text: atom.text.replace(/[\w$]+/g, (word) => renames.get(word) ?? word),
    tokens: renamed(atom.tokens),
    own: renamed(atom.own),
  }));
  return { ...guard, conjunction };
}

/** A name that still does what it did is no other. */
function stays(file: FileView, { name }: FunctionInfo, body: string): boolean {
  return file.functions('after').some((fn) => fn.name === name && bodyOf(fn) === body);
}

function bodyOf({ node }: FunctionInfo): string {
  const { body, params } = node as unknown as { body: Node | null; params: Node[] };
  return [body, ...params].map((each) => canonical(each)).join();
}
