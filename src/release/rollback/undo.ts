import { mergeTexts, type Git } from '../../git/index.ts';
import { contentOf, type Base } from '../base.ts';
import { clip, plain } from '../message.ts';
import { refused, type Refusal } from '../subject.ts';
import type { Later, Used } from './lineage.ts';
import type { FileTexts } from './texts.ts';

/** Changes that are taken back together, and the files as they are then. */
export interface Undone {
  readonly ok: true;
  /** The newest first. */
  readonly undone: readonly Used[];
  readonly files: ReadonlyMap<string, Buffer>;
}

type Texts = ReadonlyMap<Used, readonly FileTexts[]>;

/**
 * Takes a change back, and with it what built on it: what changed the same symbol later, and what
 * changed other parts of its files in such a way that it can't go without. What others edited elsewhere
 * in these files stays.
 */
export async function undo(
  first: Used,
  { certain, possible }: Later,
  texts: Texts,
  base: Base,
  git: Git,
): Promise<Undone | Refusal> {
  const line = [first, ...certain];
  const alone = await takeBack(line, texts, base, git);
  if (alone.ok || possible.length === 0) return alone;
  for (const one of possible) {
    const both = await takeBack([...line, one], texts, base, git);
    if (both.ok) return both;
  }
  const all = await takeBack([...line, ...possible], texts, base, git);
  // The first conflict is the one of what was asked for.
  return all.ok ? all : alone;
}

/** Takes these back, the newest first. */
async function takeBack(
  changes: readonly Used[],
  texts: Texts,
  base: Base,
  git: Git,
): Promise<Undone | Refusal> {
  const undone = changes.toSorted((a, b) => b.use.index - a.use.index);
  const files = new Map<string, Buffer>();
  for (const change of undone)
    for (const { file, before, after } of texts.get(change) ?? []) {
      const ours = files.get(file) ?? contentOf(base, file);
      if (!ours)
        return refused(
          'target-there',
          `${file} is no plain file there any more`,
          'Name a branch where it is one with --branch, or undo it by hand.',
        );
      const merged = ours.equals(after)
        ? ({ ok: true, bytes: before } as const)
        : await mergeTexts(git, ours, after, before);
      if (!merged.ok)
        return refused(
          'no-overlap',
          `${file}:${merged.line} was edited since, where ${change.gate.body.candidate.slice(0, 8)} changed it: ${clip(plain(merged.text), 120)}`,
          'Nothing was done. Undo it by hand, or take that edit back first.',
        );
      files.set(file, merged.bytes);
    }
  const restored = [...files.keys()];
  for (const [file, bytes] of files) if (contentOf(base, file)?.equals(bytes)) files.delete(file);
  if (files.size === 0)
    return refused(
      'still-there',
      'that branch does not have the change',
      `Name the branch that has it with --branch. What lies in the working tree alone goes back by git: git restore ${restored.join(' ')}`,
    );
  return { ok: true, undone, files };
}
