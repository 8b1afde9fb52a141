import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FileChange,
  FileVersion,
  Objective,
  ProjectChange,
} from '../../src/boundary/index.ts';

/** One change of a corpus. */
export interface GateCase {
  readonly name: string;
  readonly title: string;
  /** Rules of which one must be found in a hostile change; empty in a good one. */
  readonly expect: readonly string[];
  readonly change: ProjectChange;
}

/**
 * Reads a case: `key: value` lines, then `=== base PATH` and `=== head PATH` with a file's text
 * before and after, `=== gone PATH` for one that is deleted. What has a base only stays as it is.
 * `mode=120000` after a path makes it a link to its text; `hex` gives its bytes. With
 * `escapes: yes`, `\u{…}` in texts and paths stands for that character.
 */
export function parseCase(name: string, text: string): GateCase {
  const [head = '', ...sections] = text.split(/^=== /m);
  const fields = new Map(
    head.split('\n').flatMap((line) => {
      const at = line.indexOf(':');
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    }),
  );
  const decode = (each: string): string =>
    fields.get('escapes') === 'yes'
      ? each.replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) =>
          String.fromCodePoint(Number.parseInt(hex, 16)),
        )
      : each;
  const before = new Map<string, FileVersion>();
  const after = new Map<string, FileVersion>();
  const gone = new Set<string>();
  for (const section of sections) {
    const end = section.indexOf('\n');
    const [side = '', path = '', ...marks] = decode(section.slice(0, end)).split(' ');
    const content = decode(section.slice(end + 1));
    if (side === 'gone') gone.add(path);
    else (side === 'base' ? before : after).set(path, version(content, marks));
  }
  const paths = new Set([...after.keys(), ...gone]);
  const files = [...paths].map((path): FileChange => {
    const [old, now] = [before.get(path), after.get(path)];
    return { path, ...(old && { before: old }), ...(now && { after: now }) };
  });
  const objective = fields.get('objective') as Objective | undefined;
  const [file, symbol] = fields.get('target')?.split('#') ?? [];
  return {
    name,
    title: fields.get('title') ?? name,
    expect: fields.get('expect')?.split(/[\s,]+/) ?? [],
    change: {
      base: 'base',
      head: 'head',
      ...(objective && { objective }),
      ...(file && { target: { file, ...(symbol && { symbol }) } }),
      files,
      project: { paths: [...before.keys()], read: (path) => before.get(path)?.text },
    },
  };
}

function version(content: string, marks: readonly string[]): FileVersion {
  const mode = marks.find((each) => each.startsWith('mode='))?.slice('mode='.length) ?? '100644';
  if (mode === '120000') return { mode, text: content.trim(), bytes: content.trim().length };
  if (mode === '160000') return { mode, bytes: 0 };
  if (!marks.includes('hex')) return { mode, text: content, bytes: Buffer.byteLength(content) };
  const magic = content.replace(/\s/g, '');
  return { mode, bytes: magic.length / 2, magic: magic.slice(0, 32) };
}

export function readCases(folder: string): readonly GateCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.case'))
    .sort()
    .map((name) => parseCase(name.replace('.case', ''), readFileSync(join(folder, name), 'utf8')));
}
