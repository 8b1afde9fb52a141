import type { Code } from './code/code.ts';
import { parseCode, type ParsedCode } from './code/code.ts';
import type { FileChange, FileVersion, ProjectChange } from './change.ts';
import { fileKind, isCodeFile, isNodeScript, type FileKind } from './file-kind.ts';
import { capabilitiesOf, type Capability } from './capability/capability.ts';
import { linkTo, type Load } from './code/imported.ts';
import { functionsOf, type FunctionInfo } from './code/functions.ts';
import { isProgramPart } from './program-part.ts';
import type { Settings } from './settings.ts';

export type Side = 'before' | 'after';

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
  readonly #load: (side: Side) => Load;

  /**
   * @param load finds the files that this one imports
   * @param isProgram it is a part of the program, though its name is that of a test
   */
  constructor(file: FileChange, load: (side: Side) => Load, isProgram = false) {
    this.#load = load;
    this.path = file.path;
    if (file.from !== undefined) this.from = file.from;
    if (file.before) this.before = file.before;
    if (file.after) this.after = file.after;
    const kinds = kindsOf(file, isProgram);
    this.kind = kinds.now;
    this.kindBefore = kinds.before;
  }

  get isCode(): boolean {
    return this.#isCodeOn('after') && this.after?.mode !== '120000';
  }

  #isCodeOn(side: 'before' | 'after'): boolean {
    const path = side === 'before' ? (this.from ?? this.path) : this.path;
    return isCodeFile(path) || isNodeScript(path, this[side]?.text);
  }

  parsed(side: 'before' | 'after'): ParsedCode | undefined {
    const text = this[side]?.text;
    const path = side === 'before' ? (this.from ?? this.path) : this.path;
    if (text === undefined || !this.#isCodeOn(side) || this[side]?.mode === '120000')
      return undefined;
    return this.once(`parsed ${side}`, () => {
      const parsed = parseCode(path, text);
      if (parsed.ok) linkTo(parsed.code, this.#load(side));
      return parsed;
    });
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
  const { project } = change;
  const unchanged = new Map<string, Code | undefined>();
  const base = (path: string): Code | undefined => {
    if (!unchanged.has(path)) {
      const text = isCodeFile(path) ? project.read(path) : undefined;
      const parsed = text === undefined ? undefined : parseCode(path, text);
      unchanged.set(path, parsed?.ok ? parsed.code : undefined);
      if (parsed?.ok) linkTo(parsed.code, base);
    }
    return unchanged.get(path);
  };
  const load = (side: Side) => (path: string) => {
    const changed = files.find(
      (file) => path === (side === 'before' ? (file.from ?? file.path) : file.path),
    );
    return changed ? changed.code(side) : base(path);
  };
  const files: readonly FileView[] = pairMoves(change.files).map(
    (file) => new FileView(file, load, isProgramPart(file, project)),
  );
  return { change, settings, files };
}

/** What a file is for on each side; scripts and parts of the program are code whatever their names say. */
function kindsOf(file: FileChange, isProgram: boolean): { now: FileKind; before: FileKind } {
  const kind = (path: string, text: string | undefined): FileKind => {
    const own = fileKind(path);
    return isProgram || (own === 'unknown' && isNodeScript(path, text)) ? 'code' : own;
  };
  return {
    now: kind(file.path, file.after?.text),
    before: kind(file.from ?? file.path, file.before?.text),
  };
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
export function alike(a: string, b: string): number {
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
