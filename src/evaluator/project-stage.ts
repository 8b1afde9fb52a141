import type { Jail } from '../sandbox/index.ts';
import {
  checkTypes,
  copyWorkspace,
  findTypeChecker,
  newErrors,
  runProjectTests,
  type RunnerResult,
  type RunnerTest,
  type Target,
  type TypeCheck,
  type Workspace,
} from '../target/index.ts';
import type { Verdict } from './verdict.ts';

const timeoutMs = 120_000;

/**
 * The user's own runner on a jailed copy of the project: it has the last word. Its run on the
 * unchanged project starts at once, beside the search.
 */
export class ProjectStage {
  readonly #jail: Jail;
  readonly #target: Target;
  readonly #workspace: Workspace;
  readonly #signal: AbortSignal;
  readonly before: Promise<RunnerResult>;
  #typesBefore: Promise<TypeCheck | undefined> | undefined;

  constructor(jail: Jail, target: Target, signal: AbortSignal) {
    this.#jail = jail;
    this.#target = target;
    this.#signal = signal;
    this.#workspace = copyWorkspace(target.root);
    this.before = this.#run(true);
    this.before.catch(() => {});
  }

  /** Valid when nothing fails that passed before and, if wanted, nothing fails at all. */
  async judge(text: string, everything: boolean): Promise<{ verdict: Verdict; passed: number }> {
    const before = await this.before;
    const untyped = await this.#types(text);
    if (untyped) return { verdict: untyped, passed: 0 };
    const after = await this.#with(text, () => this.#run());
    if (!after.ok) return { verdict: rejected(after.reason), passed: 0 };
    const passed = after.tests.filter((test) => test.ok).length;
    const passedBefore = new Set(before.ok ? before.tests.filter((it) => it.ok).map(keyOf) : []);
    const broken = after.tests.find((it) => !it.ok && (everything || passedBefore.has(keyOf(it))));
    if (broken)
      return { verdict: rejected(`fails "${broken.name}": ${broken.message ?? ''}`), passed };
    const names = new Set(after.tests.map(keyOf));
    const gone = [...passedBefore].find((key) => !names.has(key));
    if (gone !== undefined) return { verdict: rejected(`"${gone}" did not run`), passed };
    return {
      verdict: { valid: true, reached: 'project-tests', metrics: { testsPassed: passed } },
      passed,
    };
  }

  close(): void {
    this.#workspace.remove();
  }

  /** What the project's own compiler newly complains about; undefined where it has no complaint or is none. */
  async #types(text: string): Promise<Verdict | undefined> {
    const compiler = findTypeChecker(this.#target.root);
    if (compiler === undefined || !/^tsx?$/.test(this.#target.source.language)) return undefined;
    const check = () => checkTypes(this.#jail, compiler, this.#workspace, timeoutMs);
    this.#typesBefore ??= check();
    const before = await this.#typesBefore;
    const after = await this.#with(text, check);
    const fresh = before && after ? newErrors(before, after) : [];
    if (fresh.length === 0) return undefined;
    return { valid: false, stage: 'types', reason: fresh[0]!, metrics: {} };
  }

  async #with<T>(text: string, run: () => Promise<T>): Promise<T> {
    this.#workspace.write(this.#target.file, text);
    try {
      return await run();
    } finally {
      this.#workspace.write(this.#target.file, this.#target.source.text);
    }
  }

  #run(background = false): Promise<RunnerResult> {
    const { runner, testFiles } = this.#target;
    return runProjectTests(this.#jail, runner, this.#workspace, testFiles, timeoutMs, {
      signal: this.#signal,
      background,
    });
  }
}

function keyOf(test: RunnerTest): string {
  return `${test.file}: ${test.name}`;
}

function rejected(reason: string): Verdict {
  return { valid: false, stage: 'project-tests', reason, metrics: {} };
}
