import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager';
import { parseSync } from 'oxc-parser';
import type { Node, Program } from './ast.ts';

export type Language = 'js' | 'jsx' | 'ts' | 'tsx';
export type ModuleKind = 'esm' | 'commonjs';

/** A parsed target file. Node offsets (`start`, `end`) count UTF-16 code units of `text`. */
export interface Source {
  /** For messages only; its extension decided the language. */
  readonly file: string;
  readonly text: string;
  readonly language: Language;
  readonly kind: ModuleKind;
  readonly program: Program;
  /** Every scope, variable and reference of the file; computed on first use. */
  readonly scopes: ScopeManager;
  /** The text of a node. */
  slice(node: Node): string;
}

export type Parsed =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number };

const languages: Record<string, Language> = {
  js: 'js',
  mjs: 'js',
  cjs: 'js',
  jsx: 'jsx',
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
};

/** The language of a file name, or undefined when it is not JavaScript or TypeScript. */
export function languageOf(file: string): Language | undefined {
  return languages[/\.([a-z]+)$/.exec(file)?.[1] ?? ''];
}

/** 1-based line and column of an offset. */
export function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/**
 * Parses a file; a syntax error is an outcome, with its reason and place, not an exception.
 *
 * @param as the kind of module where it is known: CommonJS may return where it stands
 */
export function parseSource(file: string, text: string, as?: 'commonjs'): Parsed {
  const language = languageOf(file) ?? 'js';
  // TypeScript's shape of the tree for JavaScript too: the scope analysis reads its fields.
  const parsed = parseSync(file, text, {
    range: true,
    // Declarations may leave out what a program has to write.
    lang: /\.d\.[cm]?ts$/.test(file) ? 'dts' : language,
    astType: 'ts',
    ...(as && { sourceType: as }),
  });
  const error = parsed.errors[0];
  if (error) {
    const at = position(text, error.labels[0]?.start ?? 0);
    return { ok: false, reason: error.message, ...at };
  }
  const program: Program = parsed.program;
  const kind: ModuleKind = parsed.module.hasModuleSyntax ? 'esm' : 'commonjs';
  let scopes: ScopeManager | undefined;
  const source: Source = {
    file,
    text,
    language,
    kind,
    program,
    get scopes() {
      scopes ??= analyze(program as never, {
        sourceType: kind === 'esm' ? 'module' : 'commonjs',
        lib: [],
      });
      return scopes;
    },
    slice: (node) => text.slice(node.start, node.end),
  };
  return { ok: true, source };
}
