/** What a change is meant to bring; the tests judge the first three. */
export const objectives = ['fix', 'optimise', 'refactor', 'feature', 'docs'] as const;
export type Objective = (typeof objectives)[number];

/** A file at one revision. */
export interface FileVersion {
  /** As git writes it: `100644`, `100755`, `120000` (symbolic link), `160000` (submodule). */
  readonly mode: string;
  /** A link's target, or the content where it is valid UTF-8 without NUL; absent for all else. */
  readonly text?: string;
  /** Length of the content in bytes. */
  readonly bytes: number;
  /** The first 16 bytes in hex, where there is no text. */
  readonly magic?: string;
  /** SHA-256 of the content, or of a submodule's commit, where there is no text. */
  readonly digest?: string;
}

/** A file that the change adds (no `before`), deletes (no `after`) or alters. */
export interface FileChange {
  /** Relative to the repository's root, with `/`; where it was deleted, the path that it had. */
  readonly path: string;
  /** The path that it had before, when it was moved. */
  readonly from?: string;
  readonly before?: FileVersion;
  readonly after?: FileVersion;
}

/** The base revision beside what changes: what is already there decides how new something is. */
export interface Project {
  /** Every path of the base revision. */
  readonly paths: readonly string[];
  /** A text file of the base revision; undefined when there is none or it is too large. */
  read(path: string): string | undefined;
}

/** What earlier changes of this kind brought, and what this one is said to bring. */
export interface Claims {
  /** How many times faster (1 is no change), or what ratio the objective's metric has. */
  readonly ratio?: number;
  /** The ratios of accepted changes of the same objective. */
  readonly history?: readonly number[];
  /** Distinct outcomes over the same inputs, before and after. */
  readonly outcomes?: {
    readonly inputs: number;
    readonly before: number;
    readonly after: number;
  };
}

/** All that the boundaries look at. They see nothing else: no clock, no file system, no author. */
export interface ProjectChange {
  /** Ids of the two revisions, or names for what has none yet (`working tree`). */
  readonly base: string;
  readonly head: string;
  readonly objective?: Objective;
  /** What the change set out to improve. */
  readonly target?: { readonly file: string; readonly symbol?: string };
  readonly files: readonly FileChange[];
  readonly project: Project;
  readonly claims?: Claims;
}
