import type { Source } from '../../../candidate/index.ts';

const cache = new WeakMap<Source, Set<string>>();
const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum ' +
    'eval export extends false finally for function if implements import in instanceof interface ' +
    'let new null package private protected public return static super switch this throw true try ' +
    'typeof undefined var void while with yield Array Map Object Set String Math Number JSON'
  ).split(' '),
);

// Not behind a single dot: a property's name is no variable (`...name` is one).
const words = /(?<![\p{ID_Continue}$]|(?<!\.\.)\.)[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * A name that occurs nowhere in the file, so that it shadows nothing: `base` itself, or with the
 * first free number behind it. Characters that no identifier has are dropped.
 *
 * @param taken Names that the same change has already used.
 */
export function freshName(source: Source, base: string, taken: Iterable<string> = []): string {
  let used = cache.get(source);
  if (!used) {
    used = new Set(source.text.match(words));
    cache.set(source, used);
  }
  const also = new Set(taken);
  const stem = base.replace(/[^\p{ID_Continue}$]/gu, '').replace(/^[^\p{ID_Start}$_]+/u, '') || 'v';
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}${n}`;
    if (!used.has(name) && !also.has(name) && !reserved.has(name)) return name;
  }
}

/** `users` and `index` give `usersIndex`. */
export function joinNames(first: string, second: string): string {
  return first + second.charAt(0).toUpperCase() + second.slice(1);
}
