import { found, type Finding } from '../finding.ts';
import type { Node } from '../../candidate/index.ts';
import type { FileView, View } from '../view.ts';
import { alike, type Atom, type Conjunction } from './atoms.ts';
import { wentWithAll } from './gone.ts';
import { checksOf, deafCallbacks, guardsOf, type Guard } from './guards.ts';
import { asksLess } from './asks-less.ts';
import { renamesIn, underNewNames } from './renames.ts';
import { securityRules as rules } from './rules.ts';
import { secure } from './words.ts';

/** How alike two conditions have to be to be the same one, edited. */
const sameEnough = 0.4;

/** Guards and checking calls that were there before the change and are not after it. */
export function guardFindings(view: View): Finding[] {
  const files = view.files.filter((file) => file.kindBefore === 'code' || file.kind === 'code');
  const after = files.flatMap((file) => guards(file, 'after'));
  const checksAfter = files.flatMap((file) => checks(file, 'after'));
  const free = new Set(after);
  const owners = new Set(files.flatMap((file) => file.functions('before').map(({ name }) => name)));
  const newChecks = checksAfter.length - files.flatMap((file) => checks(file, 'before')).length;
  const renames = renamesIn(view);
  const isDeafer = deafIn(files, 'after') > deafIn(files, 'before');
  // What stayed as it is stands for itself, before it may stand for what is like it in another file.
  const stayed = new Map<Guard, 'same' | 'weaker'>();
  for (const guard of files.flatMap((file) => guards(file, 'before'))) {
    const same = keptAsIs(underNewNames(guard, renames), free);
    if (same) stayed.set(guard, same);
  }
  const kept = new Set<Node>();
  let spare = Math.max(0, newChecks);
  const findings: Finding[] = [];
  for (const file of files) {
    const place = (guard: { node: { start: number } }) => placeOf(file, guard.node.start);
    const told = new Set<string>();
    for (const guard of guards(file, 'before')) {
      const as = stayed.get(guard) ?? keptAs(underNewNames(guard, renames), free, owners);
      if (as) kept.add(guard.node);
      if (as === 'weaker' && matters(guard, true))
        findings.push(
          found(
            rules.guard,
            place(guard),
            `the check \`${guard.text}\` fires less often than it did`,
          ),
        );
      if (as) continue;
      if (!matters(guard, false) || told.has(guard.text)) continue;
      // What the error came from is gone, or another hands it on: nobody turned a deaf ear to it.
      if (guard.hands === 'called back' && !isDeafer) continue;
      if (wentWithAll(view, file, guard)) continue;
      if (spare > 0) {
        spare--;
        continue;
      }
      told.add(guard.text);
      const rule =
        pollution.test(guard.text) && guard.exit === 'skips' ? rules.pollution : rules.guard;
      findings.push(
        found(
          rule,
          place(guard),
          `the check \`${guard.text}\`, which ${ends[guard.exit]}, is gone`,
        ),
      );
    }
    const left = checksAfter.map(({ name }) => name);
    for (const check of checks(file, 'before')) {
      const index = left.indexOf(check.name);
      if (index >= 0) left.splice(index, 1);
      // What an assertion asks is asked as before, by whatever throws now.
      else if (check.condition && kept.has(check.condition)) continue;
      else findings.push(found(rules.guard, place(check), `the call of ${check.name} is gone`));
    }
  }
  return findings;
}

const pollution = /__proto__|['"`]prototype['"`]|['"`]constructor['"`]|hasOwn/;

const ends = {
  throws: 'threw',
  refuses: 'refused the request',
  returns: 'returned early',
  skips: 'skipped',
} as const;

function deafIn(files: readonly FileView[], side: 'before' | 'after'): number {
  return files.reduce((sum, file) => {
    const code = file.code(side);
    return sum + (code ? deafCallbacks(code) : 0);
  }, 0);
}

function guards(file: FileView, side: 'before' | 'after'): readonly Guard[] {
  const code = file.code(side);
  if (!code) return [];
  return file.once(`guards ${side}`, () =>
    guardsOf(code, file.functions(side)).filter(({ wraps }) => side === 'after' || !wraps),
  );
}

function checks(file: FileView, side: 'before' | 'after'): ReturnType<typeof checksOf> {
  const code = file.code(side);
  return code ? file.once(`checks ${side}`, () => checksOf(code, file.functions(side))) : [];
}

/** Where it was is where it is looked for; the line is that of the version before. */
function placeOf(file: FileView, offset: number): { file: string; line: number; column: number } {
  return { ...file.code('before')!.at(offset), file: file.path };
}

/** What throws or refuses matters; an early return does where it speaks of who may do what. */
function matters(guard: Guard, weakened: boolean): boolean {
  // A function that only asks is known by its name as well as by what it asks.
  const asked = guard.text.match(/[\w$]+(?=\()/g) ?? [];
  const words = [...asked, ...guard.conjunction.flatMap(({ own }) => [...own.keys()])].join(' ');
  const isSecure = secure.test(words);
  if (weakened) return isSecure || guard.exit !== 'returns';
  if (guard.exit === 'throws' || guard.exit === 'refuses') return true;
  if (guard.exit === 'skips') return pollution.test(guard.text);
  if (boundsSize(guard)) return true;
  return isSecure && (secure.test(guard.owner) || pollution.test(guard.text));
}

/** `text.length > 254`: what is too large is not looked at, so that it costs nothing. */
function boundsSize({ conjunction }: Guard): boolean {
  const [atom, ...others] = conjunction;
  const limit =
    /\b(?:length|size|byteLength)\s*>=?\s*([\d_]+)$|^([\d_]+)\s*<=?[^<=].*\b(?:length|size|byteLength)$/.exec(
      atom?.text ?? '',
    );
  const count = Number((limit?.[1] ?? limit?.[2] ?? '0').replaceAll('_', ''));
  return others.length === 0 && atom!.positive && count > smallSize;
}

/** What is no longer than this is a case of its own, not a limit. */
const smallSize = 16;

/** The after-guard that is this one word by word, taken out of `free`. */
function keptAsIs(guard: Guard, free: Set<Guard>): 'same' | 'weaker' | undefined {
  const same = [...free].find(
    (other) =>
      other.text === guard.text &&
      other.owner === guard.owner &&
      other.exit === guard.exit &&
      other.conjunction.length === guard.conjunction.length &&
      other.conjunction.every(
        (atom, i) =>
          atom.text === guard.conjunction[i]!.text &&
          atom.positive === guard.conjunction[i]!.positive,
      ),
  );
  if (!same) return undefined;
  free.delete(same);
  return asksLess(same.conjunction, guard.conjunction) ? 'weaker' : 'same';
}

/** The after-guard that this one has become, taken out of `free`; `weaker` when it needs more to fire. */
function keptAs(
  guard: Guard,
  free: Set<Guard>,
  owners: ReadonlySet<string>,
): 'same' | 'weaker' | undefined {
  let best: { guard: Guard; score: number; isWeaker: boolean } | undefined;
  for (const other of free) {
    if (!isAtLeast(other, guard) || (other.loose && guard.hands !== 'given')) continue;
    // What was caught is thrown as before, under whatever name.
    if (guard.hands === 'caught' && other.hands === 'caught' && other.owner === guard.owner) {
      free.delete(other);
      return 'same';
    }
    const score = Math.max(covers(other.conjunction, guard.conjunction), rewritten(other, guard));
    if (score < sameEnough) continue;
    const isWeaker = needsMore(other, guard) || asksLess(other.conjunction, guard.conjunction);
    const value = score + (other.owner === guard.owner ? 0.2 : 0) - (isWeaker ? 0.5 : 0);
    if (!best || value > best.score) best = { guard: other, score: value, isWeaker };
  }
  if (!best) return undefined;
  // A new helper may stand for each place that it is called from.
  const standsForMore = guard.isCase && !best.guard.isCase;
  if (!standsForMore && (owners.has(best.guard.owner) || best.guard.owner === ''))
    free.delete(best.guard);
  return best.isWeaker ? 'weaker' : 'same';
}

/** More has to hold for it to fire, also without what had to hold before the other was asked at all. */
function needsMore({ conjunction: now }: Guard, { conjunction: old, under }: Guard): boolean {
  if (now.length <= old.length) return false;
  const held = under();
  const asked = now.filter(
    ({ text, positive }) => !held.some((each) => each.text === text && each.positive === positive),
  );
  return asked.length > old.length;
}

/**
 * The same refusal in the same function under another condition. Where the condition only lost
 * something, or no longer speaks of who may do what, it is another one.
 */
function rewritten(after: Guard, before: Guard): number {
  if (after.owner !== before.owner) return 0;
  // Compared in a time that tells nothing: stronger, whatever it was.
  const compares = after.conjunction.some((atom) =>
    [...atom.tokens.keys()].some((word) => /timingSafeEqual|constantTime|safeCompare/i.test(word)),
  );
  if (compares && before.exit === 'returns') return 1;
  if (!saysTheSame(after.says, before.says)) return 0;
  const words = (guard: Guard): Set<string> =>
    new Set(guard.conjunction.flatMap((atom) => [...atom.tokens.keys()]));
  const [old, now] = [words(before), words(after)];
  const gone = [...old].filter((word) => !now.has(word));
  const isLess = [...now].every((word) => old.has(word));
  return isLess || gone.some((word) => secure.test(word)) ? 0 : sameEnough;
}

function saysTheSame(a: string, b: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const [left, right] = [new Set(words(a)), new Set(words(b))];
  const common = [...left].filter((word) => right.has(word)).length;
  return common > 0 && common >= 0.5 * Math.max(left.size, right.size);
}

/** Throwing and refusing stand for each other; a return stands for neither. */
function isAtLeast(after: Guard, before: Guard): boolean {
  const strong = (exit: Guard['exit']): boolean => exit === 'throws' || exit === 'refuses';
  return strong(after.exit) || !strong(before.exit);
}

/** How well the atoms of one are found among those of the other: the least alike counts. */
function covers(after: Conjunction, before: Conjunction): number {
  const [small, large] = after.length <= before.length ? [after, before] : [before, after];
  return Math.min(...small.map((atom) => Math.max(...large.map((other) => sameAtom(atom, other)))));
}

function sameAtom(a: Atom, b: Atom): number {
  if (a.text === b.text) return a.positive === b.positive ? 1 : 0;
  const words = [...a.tokens.keys(), ...b.tokens.keys()].join(' ');
  // A comparison's direction may be what a fix mends; who may do what may not turn around.
  const isTurned = a.positive !== b.positive && a.operator !== '<' && b.operator !== '<';
  if (isTurned && (secure.test(words) || a.operator === b.operator)) return 0;
  return Math.max(alike(a.tokens, b.tokens), alike(a.own, b.own));
}
