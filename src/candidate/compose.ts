import type { Change } from './candidate.ts';
import { applyEdits, type Edit } from './edit.ts';

/** An edit of the first step, with where its text stands in the second step's text. */
interface Placed extends Edit {
  readonly outStart: number;
  readonly outEnd: number;
  readonly owner: Change;
}

/**
 * Rewrites a change that was made on the text after `first` as changes of the original text. Where
 * it touches what an earlier change wrote, the two become one: neither makes sense alone.
 *
 * The result gives the same text: applying all its edits to `text` is applying `first`, then
 * `second`.
 */
export function compose(text: string, first: readonly Change[], second: Change): readonly Change[] {
  const placed = place(first);
  const between = applyEdits(
    text,
    first.flatMap((change) => change.edits),
  );
  const toOriginal = (offset: number): number => {
    let shift = 0;
    for (const edit of placed) if (edit.outEnd <= offset) shift = edit.outEnd - edit.end;
    return offset - shift;
  };
  const clusters = cluster(placed, second.edits);
  const touched = new Set<Change>();
  const edits: Edit[] = [];
  for (const { start, end, earlier, later } of clusters) {
    for (const edit of earlier) touched.add(edit.owner);
    const inside = later.map((edit) => ({
      ...edit,
      start: edit.start - start,
      end: edit.end - start,
    }));
    const opening = earlier[0]?.outStart === start ? earlier[0].start : toOriginal(start);
    const closing = earlier.at(-1)?.outEnd === end ? earlier.at(-1)!.end : toOriginal(end);
    edits.push({
      start: opening,
      end: closing,
      text: applyEdits(between.slice(start, end), inside),
    });
  }
  const merged = first.filter((change) => touched.has(change));
  const used = new Set(clusters.flatMap(({ earlier }) => earlier));
  const untouched = placed
    .filter((edit) => touched.has(edit.owner) && !used.has(edit))
    .map(({ start, end, text: replacement }) => ({ start, end, text: replacement }));
  return [
    ...first.filter((change) => !touched.has(change)),
    {
      operator: [...merged, second].map((change) => change.operator).join(' + '),
      reason: [...merged, second].map((change) => change.reason).join('; then '),
      edits: [...untouched, ...edits].sort((a, b) => a.start - b.start || a.end - b.end),
    },
  ];
}

function place(changes: readonly Change[]): readonly Placed[] {
  const sorted = changes
    .flatMap((owner) => owner.edits.map((edit) => ({ ...edit, owner })))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let shift = 0;
  return sorted.map((edit) => {
    const outStart = edit.start + shift;
    const outEnd = outStart + edit.text.length;
    shift += edit.text.length - (edit.end - edit.start);
    return { ...edit, outStart, outEnd };
  });
}

interface Cluster {
  start: number;
  end: number;
  earlier: Placed[];
  later: Edit[];
}

/** Groups the second step's edits with the first step's that they meet, until groups are apart. */
function cluster(placed: readonly Placed[], second: readonly Edit[]): readonly Cluster[] {
  const groups: Cluster[] = [];
  for (const edit of [...second].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const group: Cluster = { start: edit.start, end: edit.end, earlier: [], later: [edit] };
    for (let grown = true; grown;) {
      grown = false;
      for (const other of placed) {
        if (group.earlier.includes(other) || !meets(group, other.outStart, other.outEnd)) continue;
        group.earlier.push(other);
        group.start = Math.min(group.start, other.outStart);
        group.end = Math.max(group.end, other.outEnd);
        grown = true;
      }
      for (const other of groups) {
        if (!shares(group, other)) continue;
        groups.splice(groups.indexOf(other), 1);
        group.earlier.push(...other.earlier.filter((it) => !group.earlier.includes(it)));
        group.later.push(...other.later);
        group.start = Math.min(group.start, other.start);
        group.end = Math.max(group.end, other.end);
        grown = true;
        break;
      }
    }
    group.earlier.sort((a, b) => a.outStart - b.outStart || a.start - b.start);
    groups.push(group);
  }
  return groups;
}

function meets(group: Cluster, start: number, end: number): boolean {
  return group.start <= end && start <= group.end;
}

/** Two of the second step's groups are one when they overlap or lean on the same earlier edit. */
function shares(a: Cluster, b: Cluster): boolean {
  return (a.start < b.end && b.start < a.end) || b.earlier.some((it) => a.earlier.includes(it));
}
