import { compatible, type Change, type Proposal, type Source } from '../../candidate/index.ts';
import { freshName } from './analysis/names.ts';
import type { Site } from './proposer.ts';

/** Two changes at once, the greatest joint gain first; half as likely as the likelier of the two. */
export function* pairs(source: Source, sites: readonly Site[]): Generator<Proposal> {
  const both: Proposal[] = [];
  for (const [index, a] of sites.entries())
    for (const b of sites.slice(index + 1))
      if (compatible(a.change.edits, b.change.edits))
        both.push({
          changes: [a.change, b.change],
          prior: Math.max(a.prior, b.prior) / 2 + Math.min(a.prior, b.prior) / 8,
        });
  both.sort((a, b) => b.prior - a.prior);
  for (const { changes, prior } of both)
    yield { changes: [changes[0]!, apart(source, changes[0]!, changes[1]!)], prior };
}

const declarations = /(?<=\b(?:const|let|var|function)\s+)[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

function declared(change: Change): string[] {
  return change.edits.flatMap(({ text }) => text.match(declarations) ?? []);
}

/** The second change with the names that both declare made different. */
function apart(source: Source, first: Change, second: Change): Change {
  const taken = declared(first);
  const own = declared(second);
  const shared = [...new Set(own)].filter((name) => taken.includes(name));
  if (shared.length === 0) return second;
  const fresh = new Map<string, string>();
  for (const name of shared)
    fresh.set(name, freshName(source, name, [...taken, ...own, ...fresh.values()]));
  const word = /(?<![\p{ID_Continue}$]|(?<!\.\.)\.)[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;
  return {
    ...second,
    edits: second.edits.map((edit) => ({
      ...edit,
      text: edit.text.replace(word, (name) => fresh.get(name) ?? name),
    })),
  };
}
