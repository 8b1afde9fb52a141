import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { resolve } from 'node:path';
import { PawlFault } from '../fault.ts';

/**
 * Settings that a repository's own config could use to have git run something. What is given on the
 * command line wins over every file.
 */
const harmless = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.sshCommand=false',
  'core.askPass=',
  'core.alternateRefsCommand=',
  'core.quotePath=false',
  'core.commitGraph=false',
  'core.splitIndex=false',
  'core.untrackedCache=false',
  'core.fsync=all',
  'diff.external=',
  'gc.auto=0',
  'maintenance.auto=false',
  'submodule.recurse=false',
  'log.showSignature=false',
  'uploadpack.packObjectsHook=',
].flatMap((each) => ['-c', each]);

/** Of the environment only where the repository and its index are; a git hook is told by these. */
const kept = [
  'PATH',
  'HOME',
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
  'GIT_AUTHOR_NAME',
  'GIT_AUTHOR_EMAIL',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
  'SystemRoot',
  'XDG_CONFIG_HOME',
];

export interface GitResult {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** What a person has not told git yet, by what it says then. */
const mends: readonly (readonly [RegExp, string])[] = [
  [
    /dubious ownership/,
    'Tell git that this folder is yours: git config --global --add safe.directory FOLDER',
  ],
  [
    /identity unknown|auto-detect email|empty ident name/,
    'Tell git who you are: git config --global user.name NAME, and user.email ADDRESS. Then run it again.',
  ],
];

/** Bytes that git may say at once; more than that is no change a gate can judge. */
const outputLimit = 256 * 1024 * 1024;
const timeoutMs = 60_000;

/**
 * A real git that reads and writes objects and refs: plumbing without hooks, filters, text
 * conversion, pagers, external diffs, replaced objects or the network.
 */
export class Git {
  readonly folder: string;
  readonly #env: Record<string, string>;

  readonly #set: Readonly<Record<string, string>>;

  /**
   * @param env - where PATH, HOME and git's own variables are taken from
   * @param set - variables of Pawl's own
   */
  constructor(
    folder: string,
    env: Readonly<Record<string, string | undefined>>,
    set: Readonly<Record<string, string>> = {},
  ) {
    this.folder = folder;
    this.#env = Object.fromEntries(
      kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
    );
    // Relative to where git was started, which may not be where it is run.
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR'])
      if (this.#env[name]) this.#env[name] = resolve(folder, this.#env[name]);
    Object.assign(this.#env, {
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_NO_LAZY_FETCH: '1',
      // Overrides what any config says: no way out is allowed.
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_TERMINAL_PROMPT: '0',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_PAGER: 'cat',
      ...set,
    });
    this.#set = set;
  }

  /** The same git, run in another folder. */
  at(folder: string): Git {
    return new Git(folder, this.#env, this.#set);
  }

  /** The same git with some variables, such as another index. */
  with(set: Readonly<Record<string, string>>): Git {
    return new Git(this.folder, this.#env, { ...this.#set, ...set });
  }

  /** Starts a command that is talked with; whoever starts it must end its input. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn('git', ['--no-pager', ...harmless, ...args], {
      cwd: this.folder,
      env: this.#env,
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
  }

  /** Runs a command; its status is an outcome, not an error. */
  run(args: readonly string[], input: string | Uint8Array = ''): Promise<GitResult> {
    return new Promise((resolve, reject) => {
      const child = this.start(args);
      const out: Buffer[] = [];
      let size = 0;
      let stderr = '';
      child.stdout.on('data', (data: Buffer) => {
        size += data.length;
        if (size > outputLimit) child.kill('SIGKILL');
        else out.push(data);
      });
      child.stderr.on('data', (data: Buffer) => (stderr = (stderr + String(data)).slice(-8192)));
      // It may end before it has read everything.
      child.stdin.on('error', () => {});
      child.on('error', (cause) =>
        reject(new PawlFault('no-git', 'git can not be run', { hint: 'Install git.', cause })),
      );
      child.on('close', (status) => resolve({ status, stdout: Buffer.concat(out), stderr }));
      child.stdin.end(input);
    });
  }

  /** @throws PawlFault `git-failed` when it does not succeed. */
  async bytes(args: readonly string[], input?: string | Uint8Array): Promise<Buffer> {
    const { status, stdout, stderr } = await this.run(args, input);
    if (status === 0) return stdout;
    const why = stderr.trim().split('\n')[0] ?? '';
    // Settings that are given to this call alone come before its name.
    const name = args.find((arg, at) => arg !== '-c' && args[at - 1] !== '-c') ?? '';
    throw new PawlFault('git-failed', `git ${name} failed${why ? `: ${why}` : ''}`, {
      hint: mends.find(([said]) => said.test(stderr))?.[1] ?? 'Run it by hand to see why.',
    });
  }

  async text(args: readonly string[], input?: string | Uint8Array): Promise<string> {
    return String(await this.bytes(args, input)).trim();
  }
}
