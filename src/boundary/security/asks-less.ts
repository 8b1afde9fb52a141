import type { Atom, Conjunction } from './atoms.ts';
import { comparesLess } from './compares-less.ts';
import { takesMore } from './takes-more.ts';

/** What lists of who or what is let through are about; other lists grow as a program does. */
const whoMay =
  /role|admin|owner|permi|privilege|scope|grant|trust|origin|host|domain|issuer|audience|algorithm/i;

/** The same question, of a longer list or a looser pattern, so that it holds less often. */
export function asksLess(after: Conjunction, before: Conjunction): boolean {
  return before.some((old) => {
    const same = after.filter((now) => now.positive === old.positive);
    // What still reads as it did is compared with itself, not with what stands beside it.
    const itself = same.filter(({ text }) => text === old.text);
    return (itself.length > 0 ? itself : same).some(
      (now) =>
        listsMore(now, old) || isLooser(now, old) || comparesLess(now, old) || missesLess(now, old),
    );
  });
}

/** What is missing was refused, and of what is not there only `null` is. */
function missesLess(now: Atom, old: Atom): boolean {
  return old.positive && old.operator === '==' && now.operator === '===' && old.own.has('null');
}

/** Who is not on the list is refused, and more are on it; who is on it is, and fewer are. */
function listsMore(now: Atom, old: Atom): boolean {
  if (!now.members || !old.members || ![...old.tokens.keys()].some((each) => whoMay.test(each)))
    return false;
  const [small, large] = old.positive ? [now.members, old.members] : [old.members, now.members];
  return large.size > small.size && [...small].every((each) => large.has(each));
}

/** What does not match is refused, and the pattern lost its anchor; or it is what matches, and one came. */
function isLooser(now: Atom, old: Atom): boolean {
  if (now.pattern === undefined || old.pattern === undefined) return false;
  if (!old.positive && takesMore(now, old)) return true;
  const [anchored, free] = old.positive ? [now.pattern, old.pattern] : [old.pattern, now.pattern];
  return anchored !== free && withoutAnchors(anchored).includes(free);
}

/** The pattern without its first anchor, its last one, and both. */
function withoutAnchors(pattern: string): readonly string[] {
  const start = pattern.replace(/^\^/, '');
  const end = (text: string): string =>
    /(?<!\\)(?:\\\\)*\$$/.test(text) ? text.slice(0, -1) : text;
  return [start, end(pattern), end(start)];
}
