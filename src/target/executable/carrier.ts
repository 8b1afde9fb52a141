import {
  children,
  is,
  isFunction,
  type Edit,
  type Node,
  type Source,
} from '../../candidate/index.ts';
import {
  encloses,
  isDelimited,
  isFreeExpression,
  isFreeStatement,
  isListed,
} from './switchable.ts';

/**
 * A place of the baseline that a schema can switch: an expression, a statement, the inside of a
 * function's body, or a gap between statements (where `start` is `end`).
 */
export interface Carrier {
  readonly kind: 'expression' | 'statements';
  readonly start: number;
  readonly end: number;
}

/** Finds the smallest carrier around some edits; undefined where only the whole file holds them. */
export type CarrierFinder = (edits: readonly Edit[]) => Carrier | undefined;

export function carriersOf(source: Source): CarrierFinder {
  const known = new Map<string, Carrier | undefined>();
  return (edits) => {
    const span = spanOf(source, edits);
    const key = Object.values(span).join(' ');
    if (known.has(key)) return known.get(key);
    const carrier = span.hoists ? undefined : (gap(source, span) ?? smallest(source, span));
    known.set(key, carrier);
    return carrier;
  };
}

/** What edits do to the range that they cover, as far as a carrier depends on it. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** They may declare something which later statements see. */
  readonly declares: boolean;
  /** What they declare, or no longer do, is so in the whole function: also for other versions. */
  readonly hoists: boolean;
  /** They only insert whole statements, at one place. */
  readonly inserts: boolean;
  /** They may leave no expression, or the end of a statement, where an expression was. */
  readonly ends: boolean;
  /** They may leave several expressions where one was. */
  readonly multiplies: boolean;
  /** What they put there binds as a name does, and so did what was there. */
  readonly simple: boolean;
}

function spanOf({ text }: Source, edits: readonly Edit[]): Span {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const added = (words: RegExp) =>
    edits.map((edit) => count(edit.text, words) - count(text.slice(edit.start, edit.end), words));
  return {
    start,
    end,
    declares: added(/\b(?:const|let|class|using)\b/g).some((it) => it > 0),
    hoists: added(/\b(?:var|function)\b/g).some((it) => it !== 0),
    inserts: start === end && edits.every((edit) => /[;}]\s*$/.test(edit.text)),
    ends: edits.some(({ text: own }) => /;|^\s*$/.test(own)),
    multiplies: edits.some(({ text: own }) => /,|\.\.\./.test(own)),
    simple: edits.length === 1 && isSimple(edits[0]!.text) && isSimple(text.slice(start, end)),
  };
}

function count(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}

function isSimple(text: string): boolean {
  return /^(?:[\w$]+(?:\.[\w$]+)*|"[^"\\\n]*"|'[^'\\\n]*')$/.test(text);
}

/** The place itself, where it lies between two statements of a block. */
function gap(
  { program, text }: Source,
  { start: at, declares, inserts }: Span,
): Carrier | undefined {
  if (declares || !inserts) return undefined;
  const path = pathTo(program, at, at);
  const list = path.findLastIndex((node, i) => {
    if (i === 0 || !is(node, 'BlockStatement', 'StaticBlock')) return false;
    const [from, to] = inside(node, path[i - 1]!);
    return from <= at && at <= to;
  });
  if (list < 0) return undefined;
  const below = path[list + 1];
  const between = !below || below.start === at || (below.end === at && /[;}]/.test(text[at - 1]!));
  return between ? { kind: 'statements', start: at, end: at } : undefined;
}

function smallest({ program }: Source, span: Span): Carrier | undefined {
  const { start, end } = span;
  const path = pathTo(program, start, end);
  let enclosed = false;
  for (let i = path.length - 1; i > 0; i--) {
    const node = path[i]!;
    const parent = path[i - 1]!;
    enclosed ||= encloses(node, start, end);
    if (is(node, 'BlockStatement') && isFunction(parent)) {
      const [from, to] = inside(node, parent);
      if (from <= start && end <= to) return { kind: 'statements', start: from, end: to };
    } else if (
      (enclosed || span.simple || (!span.ends && isDelimited(parent, node, span.multiplies))) &&
      isFreeExpression(node, path, i)
    )
      return { kind: 'expression', start: node.start, end: node.end };
    else if (!span.declares && isFreeStatement(node, parent) && (isListed(parent) || enclosed))
      return { kind: 'statements', start: node.start, end: node.end };
    else if (isHoisted(node)) return undefined;
  }
  return undefined;
}

/** What it declares is so in the whole function, whichever branch it stands in. */
function isHoisted(node: Node): boolean {
  return (
    is(node, 'FunctionDeclaration') || (is(node, 'VariableDeclaration') && node.kind === 'var')
  );
}

/** The nodes from the root down to the innermost that holds the range. */
function pathTo(root: Node, start: number, end: number): Node[] {
  const path = [root];
  for (let node: Node | undefined = root; node;) {
    node = children(node).find((child) => child.start <= start && end <= child.end);
    if (node) path.push(node);
  }
  return path;
}

/** What stands between a block's braces; in a function's body, behind its directives. */
function inside(block: Node, parent: Node): readonly [number, number] {
  const directives =
    is(block, 'BlockStatement') && isFunction(parent)
      ? block.body.filter((it) => 'directive' in it && typeof it.directive === 'string')
      : [];
  return [directives.at(-1)?.end ?? block.start + 1, block.end - 1];
}
