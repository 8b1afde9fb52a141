import { NativePromise } from '../intrinsics.ts';

type Body = (...args: never[]) => unknown;
type Hook = 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach';

export interface Suite {
  readonly name: string;
  readonly parent: Suite | undefined;
  readonly skipped: boolean;
  /** `describe.only`, of itself or around it. */
  readonly focused: boolean;
  readonly hooks: Record<Hook, Body[]>;
  started: boolean;
}

export interface Test {
  /** Stable between candidates: file, suites and title, and a counter where those repeat. */
  readonly id: string;
  readonly suite: Suite;
  readonly body: Body;
  readonly args: readonly unknown[];
  /** `test.fails`: passes when its body fails. */
  readonly inverted: boolean;
}

/** The tests of one load of the test files, in order of their definition. */
export class Registry {
  readonly tests: Test[] = [];
  readonly #ids = new Map<string, number>();
  #suite: Suite = suite('', undefined, false, false);
  #only = false;
  readonly #focused = new Set<Test>();

  enterFile(name: string): void {
    this.#suite = suite(name, undefined, false, false);
  }

  describe(name: string, body: (() => unknown) | undefined, options: TestOptions): void {
    const outer = this.#suite;
    const skipped = outer.skipped || (options.skip ?? false);
    this.#suite = suite(name, outer, skipped, outer.focused || (options.only ?? false));
    try {
      const result = body?.();
      if (result instanceof NativePromise)
        throw new Error('asynchronous describe is not supported');
    } finally {
      this.#suite = outer;
    }
  }

  test(name: string, body: Body | undefined, options: TestOptions): void {
    if (options.skip || !body || this.#suite.skipped) return;
    const path = `${fullName(this.#suite)}${name}`;
    const count = (this.#ids.get(path) ?? 0) + 1;
    this.#ids.set(path, count);
    const test: Test = {
      id: count > 1 ? `${path} (${count})` : path,
      suite: this.#suite,
      body,
      args: options.args ?? [],
      inverted: options.inverted ?? false,
    };
    this.tests[this.tests.length] = test;
    if (options.only || this.#suite.focused) {
      this.#only = true;
      this.#focused.add(test);
    }
  }

  hook(kind: Hook, body: Body): void {
    this.#suite.hooks[kind].push(body);
  }

  selected(): readonly Test[] {
    return this.#only ? this.tests.filter((test) => this.#focused.has(test)) : this.tests;
  }
}

export interface TestOptions {
  readonly skip?: boolean;
  readonly only?: boolean;
  readonly inverted?: boolean;
  readonly args?: readonly unknown[];
}

let current = new Registry();

/** The registry that `describe` and `test` write to now. */
export function registry(): Registry {
  return current;
}

export function useRegistry(next: Registry): void {
  current = next;
}

function suite(name: string, parent: Suite | undefined, skipped: boolean, focused: boolean): Suite {
  return {
    name,
    parent,
    skipped,
    focused,
    started: false,
    hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
  };
}

function fullName(of: Suite): string {
  return of.parent ? `${fullName(of.parent)}${of.name} > ` : of.name && `${of.name} > `;
}

/** The suite and those around it, outermost first. */
export function chain(of: Suite): Suite[] {
  return of.parent ? [...chain(of.parent), of] : [of];
}
