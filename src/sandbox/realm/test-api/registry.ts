import { NativePromise } from '../intrinsics.ts';

type Body = (...args: never[]) => unknown;
type Hook = 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach';

export interface Suite {
  readonly name: string;
  readonly parent: Suite | undefined;
  readonly skipped: boolean;
  /** `describe.only`, of itself or around it. */
  readonly focused: boolean;
  /** Its name and those of the suites around it, with a separator behind each. */
  readonly path: string;
  /** Undefined where there are none, as in most. */
  hooks: Record<Hook, Body[]> | undefined;
  started: boolean;
}

export interface Test {
  /** Stable between candidates: file, suites and title, and a counter where those repeat. */
  readonly id: string;
  readonly suite: Suite;
  readonly body: Body;
  readonly args: readonly unknown[];
  readonly name: string;
  /** `test.fails`: passes when its body fails. */
  readonly inverted: boolean;
  /** Its body is given `args` and no jest-like `done`. */
  readonly direct: boolean;
}

/** The tests of one load of the test files, in order of their definition. */
export class Registry {
  readonly tests: Test[] = [];
  /** An earlier load: files that define the same again get the same ids without making them. */
  #model: readonly Test[] | undefined;
  #ids: Map<string, number> | undefined;
  #suite: Suite = suite('', undefined, false, false);
  #only = false;
  readonly #focused = new Set<Test>();

  constructor(model?: readonly Test[]) {
    this.#model = model;
  }

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
    const test: Test = {
      id: this.#idFor(name),
      suite: this.#suite,
      name,
      body,
      args: options.args ?? none,
      inverted: options.inverted ?? false,
      direct: options.direct ?? false,
    };
    this.tests[this.tests.length] = test;
    if (options.only || this.#suite.focused) {
      this.#only = true;
      this.#focused.add(test);
    }
  }

  hook(kind: Hook, body: Body): void {
    this.#suite.hooks ??= { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
    this.#suite.hooks[kind].push(body);
  }

  #idFor(name: string): string {
    const known = this.#model?.[this.tests.length];
    if (known && known.name === name && known.suite.path === this.#suite.path) return known.id;
    if (this.#model) {
      this.#model = undefined;
      for (const test of this.tests) this.#count(test.suite.path + test.name);
    }
    const path = this.#suite.path + name;
    const count = this.#count(path);
    return count > 1 ? `${path} (${count})` : path;
  }

  #count(path: string): number {
    this.#ids ??= new Map();
    const count = (this.#ids.get(path) ?? 0) + 1;
    this.#ids.set(path, count);
    return count;
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
  readonly direct?: boolean;
}

const none: readonly unknown[] = [];

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
    // The one around all of a file may be without a name.
    path: parent ? `${parent.path}${name} > ` : name && `${name} > `,
    started: false,
    hooks: undefined,
  };
}

/** The suite and those around it, outermost first. */
export function chain(of: Suite): Suite[] {
  return of.parent ? [...chain(of.parent), of] : [of];
}
