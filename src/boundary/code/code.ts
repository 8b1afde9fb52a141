import { parseSync } from 'oxc-parser';
import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import {
  children,
  languageOf,
  parseSource,
  position,
  type Node,
  type Program,
  type Source,
} from '../../candidate/index.ts';

export interface Comment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A parsed file with what the rules ask of it; the costly parts are made when first asked for. */
export class Code {
  readonly path: string;
  readonly text: string;
  readonly source: Source;
  #parents: Map<Node, Node> | undefined;
  #comments: readonly Comment[] | undefined;
  #references: Map<Node, Reference> | undefined;
  #variables: Map<Node, Variable> | undefined;
  #all: readonly Node[] | undefined;

  constructor(path: string, source: Source) {
    this.path = path;
    this.text = source.text;
    this.source = source;
  }

  get program(): Program {
    return this.source.program;
  }

  /** Every node, parents before children. */
  get nodes(): readonly Node[] {
    this.#all ??= descendants(this.program);
    return this.#all;
  }

  parentOf(node: Node): Node | undefined {
    if (!this.#parents) {
      this.#parents = new Map();
      for (const each of this.nodes)
        for (const child of children(each)) this.#parents.set(child, each);
    }
    return this.#parents.get(node);
  }

  /** The nearest node above that passes. */
  above(node: Node, test: (node: Node) => boolean): Node | undefined {
    let at = this.parentOf(node);
    while (at && !test(at)) at = this.parentOf(at);
    return at;
  }

  get comments(): readonly Comment[] {
    this.#comments ??= parseSync(this.source.file, this.text, {
      lang: languageOf(this.source.file) ?? 'js',
    }).comments;
    return this.#comments;
  }

  /** The reference that an identifier is, if it is one. */
  referenceOf(node: Node): Reference | undefined {
    if (!this.#references) {
      this.#references = new Map();
      for (const scope of this.source.scopes.scopes)
        for (const each of scope.references)
          this.#references.set(each.identifier as unknown as Node, each);
    }
    return this.#references.get(node);
  }

  /** The variable that an identifier declares or refers to; undefined for a global one. */
  variableOf(node: Node): Variable | undefined {
    if (!this.#variables) {
      this.#variables = new Map();
      for (const variable of this.source.scopes.variables)
        for (const each of variable.identifiers)
          this.#variables.set(each as unknown as Node, variable);
    }
    const variable = this.#variables.get(node) ?? this.referenceOf(node)?.resolved ?? undefined;
    return variable && variable.defs.length > 0 ? variable : undefined;
  }

  slice(node: Node): string {
    return this.text.slice(node.start, node.end);
  }

  /** 1-based place of a node or offset, with the file. */
  at(where: Node | number): { file: string; line: number; column: number } {
    const offset = typeof where === 'number' ? where : where.start;
    return { file: this.path, ...position(this.text, offset) };
  }
}

/** The node and all below it. */
export function descendants(root: Node): Node[] {
  const out: Node[] = [];
  const pending: Node[] = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    out.push(next);
    const list = children(next);
    for (let i = list.length - 1; i >= 0; i--) pending.push(list[i]!);
  }
  return out;
}

export type ParsedCode =
  | { readonly ok: true; readonly code: Code }
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number };

/** Parses a file as its name says; `.js` may hold JSX, as bundlers allow. */
export function parseCode(path: string, text: string): ParsedCode {
  // `#!` lines and byte order marks are the parser's business.
  let parsed = parseSource(path, text);
  if (!parsed.ok && /\.[cm]?js$/.test(path)) {
    const asJsx = parseSource(path.replace(/\.[cm]?js$/, '.jsx'), text);
    if (asJsx.ok) parsed = asJsx;
  }
  if (!parsed.ok && /(?:\.c?js|\/[^./]+|^[^./]+)$/.test(path)) {
    const asCommon = parseSource(path, text, 'commonjs');
    if (asCommon.ok) parsed = asCommon;
  }
  if (!parsed.ok) return parsed;
  return { ok: true, code: new Code(path, parsed.source) };
}
