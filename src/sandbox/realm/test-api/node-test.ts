import { fn, spyOn } from '@vitest/spy';
import * as bdd from './bdd.ts';
import { defer } from './context.ts';
import { registry, type TestOptions } from './registry.ts';
import { isThenable } from './run-test.ts';

type Body = (context: unknown, done?: unknown) => unknown;

/** The context that `node:test` gives to a test's body. Subtests run inside their parent. */
class TestContext {
  readonly name: string;
  readonly signal = undefined;
  #each: (() => unknown)[] | undefined;

  constructor(name: string) {
    this.name = name;
  }

  get fullName(): string {
    return this.name;
  }

  get mock(): unknown {
    return mock;
  }

  // Getters: tests take these off the context.
  get test() {
    return (...args: unknown[]): unknown => {
      for (const run of this.#each ?? []) run();
      const { name, body } = parse(args);
      return body ? body(new TestContext(name)) : undefined;
    };
  }

  get it() {
    return this.test;
  }

  get beforeEach() {
    return (run: () => unknown): void => {
      this.#each = [...(this.#each ?? []), run];
    };
  }

  before(run: () => unknown): unknown {
    return run();
  }

  after(run: () => unknown): void {
    defer(run);
  }

  afterEach(run: () => unknown): void {
    defer(run);
  }

  diagnostic(): void {}
  plan(): void {}
  skip(): void {}
  todo(): void {}
}

interface Parsed {
  readonly name: string;
  readonly options: TestOptions;
  readonly body: Body | undefined;
}

const noOptions: TestOptions = {};

function parse(args: readonly unknown[]): Parsed {
  const [first, second] = args;
  if (args.length === 2 && typeof first === 'string' && typeof second === 'function')
    return { name: first, options: noOptions, body: second as Body };
  const name = args.find((item) => typeof item === 'string');
  const body = args.find((item) => typeof item === 'function') as Body | undefined;
  const given = (args.find((item) => typeof item === 'object' && item !== null) ?? {}) as Record<
    string,
    unknown
  >;
  return {
    name: name ?? body?.name ?? '<anonymous>',
    options: { skip: Boolean(given['skip']) || Boolean(given['todo']), only: false },
    body,
  };
}

function define(extra: TestOptions) {
  return (...args: unknown[]): Promise<void> => {
    const { name, options, body } = parse(args);
    const run = body && (() => withContext(body, name));
    registry().test(name, run, { ...options, ...extra, direct: true });
    return settled;
  };
}

/** What defining gives back: all is defined by then. */
const settled: Promise<void> = Promise.resolve();

function withContext(body: Body, name: string): unknown {
  if (body.length < 2) return body(new TestContext(name));
  return new Promise<void>((resolve, reject) => {
    const done = (error?: unknown): void => (error ? reject(error) : resolve());
    const value = body(new TestContext(name), done);
    if (isThenable(value)) value.then(() => resolve(), reject);
  });
}

function suite(extra: TestOptions) {
  return (...args: unknown[]): Promise<void> => {
    const { name, options, body } = parse(args);
    registry().describe(name, body && (() => body(new TestContext(name))), {
      skip: Boolean(options.skip || extra.skip),
    });
    return settled;
  };
}

function modifiers<T extends object>(make: (options: TestOptions) => T): T {
  return Object.assign(make({}), {
    skip: make({ skip: true }),
    todo: make({ skip: true }),
    only: make({}),
  });
}

/** `mock.fn` and `mock.method` with the `mock.calls` shape of `node:test`. */
const mock = {
  fn: (implementation?: (...args: never[]) => unknown) => nodeMock(fn(implementation as never)),
  method: (object: object, name: string, implementation?: (...args: never[]) => unknown) => {
    const spy = spyOn(object as never, name as never) as unknown as {
      mockImplementation(run: unknown): void;
    };
    if (implementation) spy.mockImplementation(implementation);
    const mocked = nodeMock(spy as never);
    (object as Record<string, unknown>)[name] = mocked;
    return mocked;
  },
  timers: { enable() {}, reset() {} },
  reset() {},
  restoreAll() {},
};

function nodeMock(spy: { mock: { calls: unknown[][]; results: { value: unknown }[] } }): unknown {
  const view = {
    get calls() {
      return spy.mock.calls.map((args, index) => ({
        arguments: args,
        result: spy.mock.results[index]?.value,
      }));
    },
    callCount: () => spy.mock.calls.length,
  };
  // Not the spy itself: its own `mock` can't be shown as another.
  return new Proxy(function () {}, {
    get: (_target, key) => (key === 'mock' ? view : Reflect.get(spy, key)),
    apply: (_target, receiver, args: unknown[]) => Reflect.apply(spy as never, receiver, args),
    construct: (_target, args: unknown[]) =>
      Reflect.construct<unknown[], object>(spy as never, args),
  });
}

export const test = modifiers(define);
export const describe = modifiers(suite);
export const { beforeAll: before, afterAll: after, beforeEach, afterEach } = bdd;
export { mock };
