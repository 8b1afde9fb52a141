import './platform.ts';
import type { Job, TestReport, Unit, Versions } from '../protocol.ts';
import { Decoder } from './decode.ts';
import { encode } from './encode.ts';
import * as clock from './determinism.ts';
import { runExample } from './example.ts';
import { Fuel, hooksWith } from './hooks.ts';
import { append, call, mapGet, mapSet, NativeMap, parseJson, promiseThen } from './intrinsics.ts';
import { compile, Linker, type Factory, type Hooks, type Instance } from './linker.ts';
import { ProbeLog } from './probe.ts';
import { Recorder } from './recorder.ts';
import { countingError, startCounting } from './test-api/expect.ts';
import { testGlobals, testModules } from './test-api/modules.ts';
import { Registry, useRegistry, type Test } from './test-api/registry.ts';
import { isThenable, runTest, type TestResult } from './test-api/run-test.ts';
import { Timing } from './timing.ts';
import { toJson } from './to-json.ts';
import { World } from './world.ts';

/**
 * The judge's side of a realm. It is evaluated before anything of the user's, and only the worker
 * outside holds `dispatch`. It never sees an expected outcome: it runs and reports, the worker
 * compares.
 */
const realm = globalThis as never as Record<string, unknown>;
/** Node's modules, where the realm has them; taken from the realm before the user's code runs. */
const outside = realm['__pawl_require'] as ((id: string) => unknown) | undefined;
delete realm['__pawl_require'];

/** Steps where nothing is to be limited but what never ends. */
const plenty = 100_000_000;

let unit: Unit;
let linker: Linker;
let timing: Timing | undefined;
const state = {
  done: true,
  error: undefined as string | undefined,
  results: [] as unknown[],
  open: undefined as string[] | undefined,
};

/** The realm's only entry. Payloads and answers are JSON. */
export function dispatch(operation: string, payload: string): string {
  switch (operation) {
    case 'open':
      unit = parseJson(payload) as Unit;
      linker = new Linker(unit.modules, unit.targetRequires, builtin);
      return '';
    case 'start':
      start(parseJson(payload) as Job);
      return '';
    case 'tick':
      if (!state.done && !clock.fireNext()) return 'idle';
      return state.done ? 'done' : 'waiting';
    case 'take':
      return toJson({
        done: state.done,
        error: state.error,
        results: state.results,
        open: state.open,
        changed: world.changed(),
      });
    case 'time-open':
      timing = new Timing(load, parseJson(payload) as never);
      return '';
    case 'time-inputs':
      timing!.use(parseJson(payload) as never);
      return '';
    case 'time-prepare':
      timing!.prepare(parseJson(payload) as never);
      return '';
    case 'time-run':
      timing!.run();
      return '';
    case 'time-check':
      return timing!.check();
    default:
      throw new Error(`unknown operation ${operation}`);
  }
}

function builtin(id: string): unknown {
  const known = testModules[id];
  if (known !== undefined) return known;
  if (outside) return outside(id);
  throw new Error(`${id} is not available inside the isolate`);
}

function load(code: string, hooks: Hooks): Instance {
  return linker.instance({ factory: compile(code), number: 0, hooks });
}

function start(job: Job): void {
  state.done = false;
  state.error = undefined;
  state.results = [];
  state.open = undefined;
  call(
    promiseThen as never,
    run(job),
    () => {
      state.done = true;
    },
    (error: unknown) => {
      state.error = describeError(error);
      state.done = true;
    },
  );
}

async function run(job: Job): Promise<void> {
  switch (job.kind) {
    case 'tests':
      return eachVersion(job, (make) => judgeTests(make, job));
    case 'examples':
      return eachVersion(job, (make) => judgeExamples(make, job));
    case 'coverage':
      return cover(job.code, job.seed);
    case 'trace':
      return trace(job);
    case 'probe':
      return probe(job);
  }
}

type Make = (hooks: Hooks) => Instance;

/** Compiles each code once, when the first of its versions is wanted. Judging throws nothing. */
async function eachVersion(job: Versions, judge: (make: Make) => unknown): Promise<void> {
  const factories = new NativeMap<number, Factory>();
  for (let i = 0; i < job.versions.length; i++) {
    const { code, number } = job.versions[i]!;
    const result = judge((hooks) => {
      let factory = call<unknown, unknown[], Factory | undefined>(mapGet as never, factories, code);
      if (!factory) call(mapSet as never, factories, code, (factory = compile(job.codes[code]!)));
      return linker.instance({ factory, number, hooks });
    });
    append(state.results, isThenable(result) ? await result : result);
  }
}

interface Suite {
  readonly tests: readonly Test[];
  readonly byId: ReadonlyMap<string, Test>;
}

/** The tests of the last version: the next one has most likely the same. */
let model: readonly Test[] | undefined;

function collect(instance: Instance): Suite {
  const registry = new Registry(model);
  useRegistry(registry);
  for (let i = 0; i < unit.tests.length; i++) {
    const file = unit.tests[i]!;
    registry.enterFile(unit.tests.length > 1 ? file.name : '');
    instance.load(file.id);
  }
  model = registry.tests;
  const tests = registry.selected();
  const byId = new NativeMap<string, Test>();
  for (let i = 0; i < tests.length; i++) call(mapSet as never, byId, tests[i]!.id, tests[i]!);
  return { tests, byId };
}

function idsOf(tests: readonly Test[]): string[] {
  const ids: string[] = [];
  for (let i = 0; i < tests.length; i++) append(ids, tests[i]!.id);
  return ids;
}

function runCounted(test: Test): TestResult | Promise<TestResult> {
  startCounting();
  const finish = (result: TestResult): TestResult => {
    const error = result.ok ? countingError() : undefined;
    return error ? { ok: false, error } : result;
  };
  const result = runTest(test);
  return isThenable(result)
    ? call<unknown, unknown[], Promise<TestResult>>(promiseThen as never, result, finish)
    : finish(result);
}

type TestsJob = Extract<Job, { kind: 'tests' }>;

/** Synchronous until a test is not: promises would cost more than most candidates do. */
function judgeTests(make: Make, job: TestsJob): unknown {
  const fuel = new Fuel(job.fuel);
  clock.reset(job.seed);
  let suite: Suite;
  try {
    suite = collect(make(hooksWith({ fuel })));
  } catch (error) {
    return {
      passed: 0,
      failed: [],
      fault: describeError(error),
      fuelUsed: fuel.used,
      reads: { ...clock.reads },
    };
  }
  const order = job.order ?? idsOf(suite.tests);
  const reports: TestReport[] = [];
  const failed: TestReport[] = [];
  let passed = 0;
  const reads = { clock: 0, randomness: 0 };
  const report = (id: string, result: TestResult): boolean => {
    reads.clock += clock.reads.clock;
    reads.randomness += clock.reads.randomness;
    const line: TestReport = result.ok
      ? { id, ok: true }
      : { id, ok: false, error: fuel.exhausted ? 'it does not end' : describeError(result.error) };
    if (!job.stopAtFirst) append(reports, line);
    if (result.ok) passed++;
    else append(failed, line);
    return result.ok;
  };
  const finish = (): unknown => ({
    passed,
    failed,
    ...(job.stopAtFirst ? {} : { reports }),
    fuelUsed: fuel.used,
    reads,
  });
  const next = (from: number): unknown => {
    for (let i = from; i < order.length; i++) {
      const test = call<unknown, unknown[], Test | undefined>(
        mapGet as never,
        suite.byId,
        order[i]!,
      );
      if (!test) {
        report(order[i]!, { ok: false, error: new Error('the test is gone') });
        return finish();
      }
      clock.reset(job.seed);
      fuel.refill();
      const result = runCounted(test);
      if (isThenable(result))
        return call(promiseThen as never, result, (settled: TestResult) =>
          !report(test.id, settled) && job.stopAtFirst ? finish() : next(i + 1),
        );
      if (!report(test.id, result) && job.stopAtFirst) break;
    }
    return finish();
  };
  return next(0);
}

async function judgeExamples(
  make: Make,
  job: Extract<Job, { kind: 'examples' }>,
): Promise<unknown> {
  const fuel = new Fuel(job.fuel);
  const outcomes: string[] = [];
  state.open = outcomes;
  const reads = { clock: 0, randomness: 0 };
  try {
    clock.reset(job.seed);
    const exports = make(hooksWith({ fuel })).target();
    for (let i = 0; i < job.examples.length; i++) {
      const example = job.examples[i]!;
      clock.reset(job.seed);
      fuel.refill();
      const outcome = runExample(exports, job.symbol, example);
      append(outcomes, isThenable(outcome) ? await outcome : outcome);
      reads.clock += clock.reads.clock;
      reads.randomness += clock.reads.randomness;
      if (fuel.exhausted)
        return { outcomes: outcomes.slice(0, -1), fault: 'it does not end', reads };
    }
    return { outcomes, reads };
  } catch (error) {
    return { outcomes, fault: describeError(error), reads };
  }
}

async function cover(code: string, seed: number): Promise<void> {
  clock.reset(seed);
  let sites = new Set<number>();
  const hit = (site: number): void => void sites.add(site);
  const { tests } = collect(load(code, hooksWith({ fuel: new Fuel(plenty), hit })));
  // What loading reaches is reached by every test.
  const loading = sites;
  for (const test of tests) {
    sites = new Set();
    clock.reset(seed);
    const result = await runCounted(test);
    state.results.push({ id: test.id, ok: result.ok, sites: [...new Set([...loading, ...sites])] });
  }
}

async function trace(job: Extract<Job, { kind: 'trace' }>): Promise<void> {
  clock.reset(job.seed);
  const recorder = new Recorder(job.symbols, job.limit);
  const hooks = hooksWith({ fuel: new Fuel(plenty) });
  const instance = linker.instance({ factory: compile(job.code), number: 0, hooks }, (exports) =>
    recorder.wrap(exports),
  );
  const { tests } = collect(instance);
  for (const test of tests) {
    clock.reset(job.seed);
    recorder.startTest(test.id);
    const result = await runCounted(test);
    recorder.endTest(result.ok);
  }
  for (const line of recorder.recorded()) state.results.push(line);
}

async function probe(job: Extract<Job, { kind: 'probe' }>): Promise<void> {
  clock.reset(job.seed);
  const fuel = new Fuel(plenty);
  const log = new ProbeLog(job.conditions, job.perTest, fuel);
  const probeHook = (
    hole: number,
    value: unknown,
    thunks: () => readonly (() => unknown)[],
  ): unknown => log.visit(hole, value, thunks);
  const { tests } = collect(load(job.code, hooksWith({ fuel, probe: probeHook })));
  const first = new Set(job.first);
  const order = [...tests].sort((a, b) => +first.has(b.id) - +first.has(a.id));
  for (const [place, test] of order.entries()) {
    clock.reset(job.seed);
    log.enter(place);
    await runCounted(test);
  }
  for (const hole of log.report()) state.results.push(hole);
}

function describeError(error: unknown): string {
  try {
    if (error instanceof Error) return `${error.name}: ${error.message}`.slice(0, 2_000);
    return `thrown: ${call(String.prototype.slice, String(error), 0, 500)}`;
  } catch {
    return 'an error that can not be shown';
  }
}

clock.install(realm);
Error.stackTraceLimit = 0;
for (const name of Object.keys(testGlobals))
  Object.defineProperty(realm, name, {
    value: testGlobals[name],
    writable: true,
    configurable: true,
    enumerable: false,
  });
realm['structuredClone'] ??= (value: unknown): unknown =>
  new Decoder().decode(parseJson(encode(value)) as never);
const world = new World(realm, [...Object.keys(testGlobals), 'console', 'process']);
