import { applyEdits, type Change, type Edit, type Source } from '../../candidate/index.ts';
import { inOrder, keptBeside } from './beside.ts';
import { carriersOf, type Carrier } from './carrier.ts';
import type { CommonEdit } from './fuel.ts';
import { place, type Part } from './place.ts';
import { branches, choice } from './switch-text.ts';

/**
 * Many versions of a module as few codes, each compiled once: mutant schemata (R. Untch, J. Offutt
 * and M. Harrold, "Mutation analysis using mutant schemata", 1993). A code takes `__pawl_version`, a
 * number, when it is instantiated; 0 is the baseline.
 */
export interface Schemata {
  readonly codes: readonly string[];
  /** Where each version is; undefined where it can't be part of a schema. */
  readonly versions: readonly (Numbered | undefined)[];
}

export interface Numbered {
  readonly code: number;
  readonly number: number;
}

/** What every version has in common. */
export interface Common {
  /** The text that edits apply to: without types, at the offsets of the source. */
  readonly text: string;
  /** Links and step counters. */
  readonly edits: readonly CommonEdit[];
}

/** Versions that are undefined can't be part of any. */
export type SchemataOf = (versions: readonly (readonly Change[] | undefined)[]) => Schemata;

export function schemataOf(source: Source, common: Common): SchemataOf {
  const find = carriersOf(source);
  const whole = { start: 0, end: common.text.length };
  return (input) => {
    const versions = Array<Numbered | undefined>(input.length).fill(undefined);
    const placed = input.flatMap((changes, index) => {
      const parts = changes && place(changes, find);
      return parts?.[0] ? [{ index, parts }] : [];
    });
    const codes = pack(placed, whole.end).map((group, code) => {
      group.forEach(({ index }, i) => (versions[index] = { code, number: i + 1 }));
      return render(common, whole, nest(gather(group)), common.edits);
    });
    return { codes, versions };
  };
}

/** A version that can be switched, by its index in what was asked for. */
interface Placed {
  readonly index: number;
  readonly parts: readonly Part[];
}

/** What compiling a character costs, against what a place that asks for the version costs. */
const charactersForAPlace = 100;
const fewestPlaces = 4;

/**
 * Groups for one code each. A place costs all versions time whenever they pass it, a code costs as
 * much as it is long: so versions that differ in the same place go together, and a long module gets
 * few codes with many places. Within a group, versions of one place are in a row, so that most
 * places ask for a range.
 */
function pack(placed: readonly Placed[], length: number): readonly (readonly Placed[])[] {
  const sorted = [...placed].sort(
    (a, b) => first(a).start - first(b).start || first(a).end - first(b).end,
  );
  const most = Math.max(fewestPlaces, Math.ceil(length / charactersForAPlace));
  const groups: Placed[][] = [];
  let places = 0;
  for (const [i, it] of sorted.entries()) {
    const before = sorted[i - 1];
    if (!before || first(before) !== first(it)) places++;
    if (i === 0 || places > most) {
      groups.push([]);
      places = 1;
    }
    groups.at(-1)!.push(it);
  }
  return groups;
}

function first({ parts }: Placed): Carrier {
  return parts[0]!.carrier;
}

/** A carrier with the versions that are something else there, by number. */
interface Switch {
  readonly carrier: Carrier;
  readonly cases: { readonly version: number; readonly edits: readonly Edit[] }[];
  readonly below: Switch[];
}

function gather(group: readonly Placed[]): Switch[] {
  const switches = new Map<string, Switch>();
  group.forEach(({ parts }, i) => {
    for (const { carrier, edits } of parts) {
      const key = `${carrier.start} ${carrier.end}`;
      let known = switches.get(key);
      if (!known) switches.set(key, (known = { carrier, cases: [], below: [] }));
      known.cases.push({ version: i + 1, edits });
    }
  });
  return [...switches.values()];
}

/** Puts switches inside others below them: carriers are nodes of a tree, or gaps in one. */
function nest(switches: readonly Switch[]): readonly Switch[] {
  const sorted = [...switches].sort(
    (a, b) => a.carrier.start - b.carrier.start || b.carrier.end - a.carrier.end,
  );
  const top: Switch[] = [];
  const open: Switch[] = [];
  for (const it of sorted) {
    while (open.length > 0 && !holds(open.at(-1)!.carrier, it.carrier)) open.pop();
    (open.at(-1)?.below ?? top).push(it);
    open.push(it);
  }
  return top;
}

function holds(outer: Carrier, inner: Carrier): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The baseline's text of a range with the switches in it. */
function render(
  common: Common,
  range: Range,
  switches: readonly Switch[],
  edits: readonly CommonEdit[],
): string {
  const replaced = switches.map((it): Edit => ({
    ...rangeOf(it),
    text: written(common, it, edits),
  }));
  const outside = edits.filter((edit) => !switches.some((it) => within(edit, it.carrier)));
  return slice(common, range, inOrder(replaced, outside));
}

function written(common: Common, it: Switch, edits: readonly CommonEdit[]): string {
  const { carrier, cases, below } = it;
  const inside = edits.filter((edit) => within(edit, carrier));
  const otherwise = render(common, carrier, below, inside);
  const texts = cases.map(({ version, edits: own }) => ({
    version,
    text: slice(common, carrier, inOrder(own, keptBeside(own, inside))),
  }));
  return carrier.kind === 'expression' ? choice(otherwise, texts) : branches(otherwise, texts);
}

/** A range of the text with edits in it. */
function slice(common: Common, { start, end }: Range, edits: readonly Edit[]): string {
  const moved = edits.map((edit) => ({
    start: edit.start - start,
    end: edit.end - start,
    text: edit.text,
  }));
  return applyEdits(common.text.slice(start, end), moved);
}

function rangeOf({ carrier }: Switch): Range {
  return { start: carrier.start, end: carrier.end };
}

/** What inserts at a carrier's edge stays outside of it, unless it closes what was opened inside. */
function within(edit: CommonEdit, { start, end }: Carrier): boolean {
  if (edit.opened !== undefined) return start < edit.opened && edit.end <= end;
  if (edit.start === edit.end) return start < edit.start && edit.end < end;
  return start <= edit.start && edit.end <= end;
}
