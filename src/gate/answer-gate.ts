import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Objective, Project, ProjectChange } from '../boundary/index.ts';
import type { Config } from '../config/index.ts';
import { resolveCommit, sizedTreeOf, type Git, type SizedEntry } from '../git/index.ts';
import { gate, type GateReport } from './gate.ts';
import { projectOf, readContext } from './read-change.ts';

/** A change of one file that lies in Pawl's store and not in a tree yet. */
export interface AnswerChange {
  /** Relative to the project's root. */
  readonly file: string;
  readonly symbol?: string;
  readonly before: string;
  readonly after: string;
  readonly objective: Objective;
  /** How many times faster it is said to be. */
  readonly ratio?: number;
  /** What other rooms found. */
  readonly others?: readonly Finding[];
}

type AnswerGate = (answer: AnswerChange) => GateReport;

/** Bytes of a file outside a repository that is looked at. */
const largestFile = 512 * 1024;

/**
 * Makes what judges changes that are not in a tree: by the project as it was committed, or, where
 * nothing was, by the manifest and owners in the folder. Scanners see trees only, so a person has to
 * look where the config names some.
 *
 * @param git - in the project's root; undefined where it is in no repository
 * @param files - those that will be asked about
 * @throws PawlFault where git fails.
 */
export async function openAnswerGate(
  git: Git | undefined,
  root: string,
  config: Config,
  files: readonly string[],
): Promise<AnswerGate> {
  const { prefix, project, entries, base } = git
    ? await committed(git, files)
    : { prefix: '', project: onDisk(root), entries: [], base: 'the folder' };
  const modes = new Map(entries.map(({ path, mode }) => [path, mode]));
  return ({ file, symbol, before, after, objective, ratio, others = [] }) => {
    const path = prefix + file;
    const version = (text: string) => ({
      mode: modes.get(path) ?? '100644',
      text,
      bytes: Buffer.byteLength(text),
    });
    const change: ProjectChange = {
      base,
      head: 'the answer',
      objective,
      target: { file: path, ...(symbol !== undefined && { symbol }) },
      files: [{ path, before: version(before), after: version(after) }],
      project,
      ...(ratio !== undefined && { claims: { ratio } }),
    };
    const report = gate(change, config, [...others, ...unscanned(config, path)]);
    return { ...report, findings: report.findings.map((each) => fromRoot(each, prefix)) };
  };
}

async function committed(git: Git, files: readonly string[]) {
  const prefix = await git.text(['rev-parse', '--show-prefix']);
  const top = git.at(await git.text(['rev-parse', '--show-toplevel']));
  const base = await resolveCommit(top, 'HEAD');
  const entries: SizedEntry[] = base === undefined ? [] : await sizedTreeOf(top, base);
  const paths = files.map((file) => ({ path: prefix + file }));
  const project = projectOf(entries, await readContext(top, entries, paths));
  return { prefix, project, entries, base: base ?? 'no commit' };
}

function onDisk(root: string): Project {
  const names = ['package.json', 'CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS'];
  const read = (path: string): string | undefined => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > largestFile) return undefined;
    return readFileSync(join(root, path), 'utf8');
  };
  return { paths: names.filter((name) => read(name) !== undefined), read };
}

function unscanned({ scanners }: Config, file: string): Finding[] {
  return scanners.map(({ name }) => ({
    boundary: name,
    rule: 'not-run',
    severity: 'sign-off',
    file,
    line: 1,
    message: `${name} has not looked at it: a scanner sees what is in a tree`,
    mend: 'Write it, and run pawl gate before it is committed',
  }));
}

function fromRoot(finding: Finding, prefix: string): Finding {
  const { file } = finding;
  return file.startsWith(prefix) ? { ...finding, file: file.slice(prefix.length) } : finding;
}
