import { chain, type Suite, type Test } from './registry.ts';
import { takeDeferred } from './context.ts';

export type TestResult = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/**
 * Runs one test with its hooks. `beforeAll` runs with the first test of its suite that runs; the
 * realm is thrown away afterwards, so `afterAll` has nothing to tidy and is not run.
 */
export function runTest(test: Test): TestResult | Promise<TestResult> {
  return hasHooks(test.suite) ? runWithHooks(test) : runAlone(test);
}

function hasHooks(suite: Suite | undefined): boolean {
  return suite !== undefined && (suite.hooks !== undefined || hasHooks(suite.parent));
}

/** As `runWithHooks` does where there are none, without a list of steps: most tests are so. */
function runAlone(test: Test): TestResult | Promise<TestResult> {
  let result: TestResult = passed;
  try {
    const value = callBody(test);
    if (isThenable(value)) return settleLater(value, [], [runDeferred], test.inverted);
  } catch (error) {
    result = { ok: false, error };
  }
  return settle([], [runDeferred], test.inverted, result);
}

function runWithHooks(test: Test): TestResult | Promise<TestResult> {
  const steps: (() => unknown)[] = [];
  const suites = chain(test.suite);
  for (const suite of suites) {
    if (suite.started) continue;
    suite.started = true;
    for (const hook of suite.hooks?.beforeAll ?? []) steps.push(() => callHook(hook));
  }
  for (const suite of suites)
    for (const hook of suite.hooks?.beforeEach ?? []) steps.push(() => callHook(hook));
  steps.push(() => callBody(test));
  const after: (() => unknown)[] = [runDeferred];
  for (const suite of suites.reverse())
    for (const hook of suite.hooks?.afterEach ?? []) after.push(() => callHook(hook));
  return settle(steps, after, test.inverted);
}

const passed: TestResult = { ok: true };

/** Goes on without promises as long as the bodies do: most tests are synchronous. */
function settle(
  steps: (() => unknown)[],
  after: (() => unknown)[],
  inverted: boolean,
  before: TestResult = passed,
): TestResult | Promise<TestResult> {
  let result = before;
  for (let i = 0; i < steps.length; i++) {
    try {
      const value = steps[i]!();
      if (isThenable(value)) return settleLater(value, steps.slice(i + 1), after, inverted);
    } catch (error) {
      result = { ok: false, error };
      break;
    }
  }
  for (let i = 0; i < after.length; i++) {
    try {
      const value = after[i]!();
      if (isThenable(value)) return settleLater(value, after.slice(i + 1), [], inverted, result);
    } catch (error) {
      if (result.ok) result = { ok: false, error };
    }
  }
  return judge(result, inverted);
}

async function settleLater(
  first: PromiseLike<unknown>,
  steps: (() => unknown)[],
  after: (() => unknown)[],
  inverted: boolean,
  before: TestResult = passed,
): Promise<TestResult> {
  let result = before;
  try {
    await first;
    for (const step of steps) await step();
  } catch (error) {
    if (result.ok) result = { ok: false, error };
  }
  for (const step of after) {
    try {
      await step();
    } catch (error) {
      if (result.ok) result = { ok: false, error };
    }
  }
  return judge(result, inverted);
}

function judge(result: TestResult, inverted: boolean): TestResult {
  if (!inverted) return result;
  return result.ok ? { ok: false, error: new Error('expected the test to fail') } : { ok: true };
}

function callBody({ body, args, direct }: Test): unknown {
  const given = body as (...args: unknown[]) => unknown;
  if (!direct && args.length === 0 && given.length > 0) return withCallback(given);
  return given(...args);
}

function callHook(hook: (...args: never[]) => unknown): unknown {
  return hook.length > 0 ? withCallback(hook as never) : hook();
}

function withCallback(body: (...args: unknown[]) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: unknown): void => (error ? reject(error) : resolve());
    Object.assign(done, { fail: (error: unknown) => reject(error as Error) });
    const value = body(done);
    if (isThenable(value)) value.then(() => undefined, reject);
  });
}

/** Undefined, and so no promise, where nothing was deferred. */
function runDeferred(): Promise<void> | undefined {
  const deferred = takeDeferred();
  if (!deferred) return undefined;
  return (async () => {
    for (const run of deferred) await run();
  })();
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}
