import type { FileView, View } from '../view.ts';
import type { Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';

/** Something that is counted before and after; equal keys are the same thing wherever they stand. */
export interface Counted {
  readonly key: string;
  readonly node: Node;
  readonly message: string;
}

/** A counted thing with its file. */
export interface Placed extends Counted {
  readonly file: FileView;
  readonly code: Code;
}

type Collect = (code: Code, file: FileView, side: 'before' | 'after') => readonly Counted[];

/** What is there more often after the change than before it, over all changed files of code. */
export function gained(view: View, name: string, collect: Collect): readonly Placed[] {
  return surplus(all(view, name, 'after', collect), all(view, name, 'before', collect));
}

/** What was there more often before. */
export function lost(view: View, name: string, collect: Collect): readonly Placed[] {
  return surplus(all(view, name, 'before', collect), all(view, name, 'after', collect));
}

function all(view: View, name: string, side: 'before' | 'after', collect: Collect): Placed[] {
  return view.files.flatMap((file) => {
    const code = file.code(side);
    const kind = side === 'before' ? file.kindBefore : file.kind;
    if (!code || (kind !== 'code' && kind !== 'check')) return [];
    const list = file.once(`${name} ${side}`, () => collect(code, file, side));
    return list.map((each) => ({ ...each, file, code }));
  });
}

/** The later ones of those that are there more often than in `others`. */
function surplus(list: readonly Placed[], others: readonly Placed[]): Placed[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return list.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
