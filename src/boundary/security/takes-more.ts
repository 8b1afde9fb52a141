import type { Atom } from './atoms.ts';

/** What patterns of whole texts are there to keep out; so short that no pattern takes long over it. */
const harmful = ['', '..', '/', '\\', '<', '"', "'", ';', '\n', '\0'];

/** A pattern for the whole of a text takes a part of it, or what it kept out, which may do harm. */
export function takesMore(now: Atom, old: Atom): boolean {
  if (!isWhole(old)) return false;
  if (!isWhole(now)) return true;
  const [before, after] = [compiled(old), compiled(now)];
  if (!before || !after) return false;
  return harmful.some((text) => after.test(text) && !before.test(text));
}

/** Held at both ends, in each of its alternatives, and not by line. */
function isWhole({ pattern = '', flags = '' }: Atom): boolean {
  return (
    !flags.includes('m') &&
    alternativesOf(pattern).every(
      (each) => each.startsWith('^') && /(?<!\\)(?:\\\\)*\$$/.test(each),
    )
  );
}

/** The alternatives of a pattern outside of every group. */
function alternativesOf(pattern: string): readonly string[] {
  const out: string[] = [''];
  let depth = 0;
  for (const [token] of pattern.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === '|' && depth === 0) out.push('');
    else out[out.length - 1] += token;
  }
  return out;
}

function compiled({ pattern = '', flags = '' }: Atom): RegExp | undefined {
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, ''));
  } catch {
    return undefined;
  }
}
