import type { Code } from './code/code.ts';
import { parseCode, type ParsedCode } from './code/code.ts';
import type { FileChange, FileVersion, ProjectChange } from './change.ts';
import { fileKind, isCodeFile, type FileKind } from './file-kind.ts';
import { capabilitiesOf, type Capability } from './capability/capability.ts';
import { functionsOf, type FunctionInfo } from './code/functions.ts';
import type { Settings } from './settings.ts';

/** A changed file with what the rules ask of it, made once for all of them. */
export class FileView implements FileChange {
  readonly path: string;
  readonly from?: string;
  readonly before?: FileVersion;
  readonly after?: FileVersion;
  readonly kind: FileKind;
  /** What it was for before it was moved, if it was. */
  readonly kindBefore: FileKind;
  readonly #cache = new Map<string, unknown>();

  constructor(file: FileChange) {
    this.path = file.path;
    if (file.from !== undefined) this.from = file.from;
    if (file.before) this.before = file.before;
    if (file.after) this.after = file.after;
    this.kind = fileKind(file.path);
    this.kindBefore = fileKind(file.from ?? file.path);
  }

  get isCode(): boolean {
    return isCodeFile(this.path) && this.after?.mode !== '120000';
  }

  parsed(side: 'before' | 'after'): ParsedCode | undefined {
    const text = this[side]?.text;
    const path = side === 'before' ? (this.from ?? this.path) : this.path;
    if (text === undefined || !isCodeFile(path) || this[side]?.mode === '120000') return undefined;
    return this.once(`parsed ${side}`, () => parseCode(path, text));
  }

  /** The parsed version; undefined when there is none or it does not parse. */
  code(side: 'before' | 'after'): Code | undefined {
    const parsed = this.parsed(side);
    return parsed?.ok ? parsed.code : undefined;
  }

  functions(side: 'before' | 'after'): readonly FunctionInfo[] {
    const code = this.code(side);
    return code ? this.once(`functions ${side}`, () => functionsOf(code)) : [];
  }

  capabilities(side: 'before' | 'after'): ReadonlyMap<string, Capability> {
    const code = this.code(side);
    return code ? this.once(`capabilities ${side}`, () => capabilitiesOf(code)) : new Map();
  }

  once<T>(key: string, make: () => T): T {
    if (!this.#cache.has(key)) this.#cache.set(key, make());
    return this.#cache.get(key) as T;
  }
}

/** The change as the boundaries see it. */
export interface View {
  readonly change: ProjectChange;
  readonly settings: Settings;
  readonly files: readonly FileView[];
}

export function makeView(change: ProjectChange, settings: Settings): View {
  return { change, settings, files: pairMoves(change.files).map((file) => new FileView(file)) };
}

/** Lines in common that make a deleted and an added file the same one, moved. */
const sameEnough = 0.6;

/** A deleted file and an added one that are alike become one that was moved. */
export function pairMoves(files: readonly FileChange[]): readonly FileChange[] {
  const gone = files.filter((file) => !file.after && file.before?.text !== undefined);
  const taken = new Set<FileChange>();
  const moved = files.map((file) => {
    if (file.before || file.after?.text === undefined || file.from !== undefined) return file;
    const best = gone
      .filter((each) => !taken.has(each) && extension(each.path) === extension(file.path))
      .map((each) => ({ each, alike: alike(each.before!.text!, file.after!.text!) }))
      .sort((a, b) => b.alike - a.alike)[0];
    if (!best || best.alike < sameEnough) return file;
    taken.add(best.each);
    return { ...file, from: best.each.path, before: best.each.before! };
  });
  return moved.filter((file) => !taken.has(file));
}

function extension(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The share of lines that two texts have in common (Dice's coefficient). */
function alike(a: string, b: string): number {
  if (a === b) return 1;
  const lines = (text: string): string[] =>
    text
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean);
  const [left, right] = [lines(a), lines(b)];
  const counts = new Map<string, number>();
  for (const line of left) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of right) {
    const count = counts.get(line) ?? 0;
    if (count > 0) common++;
    counts.set(line, count - 1);
  }
  return (2 * common) / Math.max(1, left.length + right.length);
}
