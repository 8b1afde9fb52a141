import { createObject, quote } from './intrinsics.ts';

/** Longer texts are left to the engine, which is faster there. */
const short = 24;

/** A text as JSON. Without a method of strings, since a candidate may have replaced those. */
export function quoted(text: string): string {
  const { length } = text;
  if (length > short) return quote(text);
  for (let i = 0; i < length; i++) {
    const at = text[i]!;
    // Control characters, quotes and backslashes are escaped, and so is half a surrogate pair.
    if (at < ' ' || at === '"' || at === '\\' || at >= '\ud800') return quote(text);
  }
  return `"${text}"`;
}

let names = createObject(null) as Record<string, string>;
let known = 0;
const mostKnown = 4_096;

/** The name of a property as JSON: there are few different ones. */
export function quotedName(name: string): string {
  const before = names[name];
  if (before !== undefined) return before;
  if (++known > mostKnown) {
    names = createObject(null) as Record<string, string>;
    known = 1;
  }
  return (names[name] = quoted(name));
}
