import './platform.ts';
import type { Job, Unit, Versions } from '../protocol.ts';
import { Batch } from './batch.ts';
import { Decoder } from './decode.ts';
import { describeError } from './describe-error.ts';
import { clockModules } from './clock-modules.ts';
import * as clock from './determinism.ts';
import { encode } from './encode.ts';
import { moveElsewhere } from './elsewhere.ts';
import { inputsOf } from './example.ts';
import { gauge } from './gauge.ts';
import { call, mapGet, mapSet, NativeMap, parseJson } from './intrinsics.ts';
import { judgeExamples, judgeTests, type Make } from './judge.ts';
import { compile, Linker, type Factory, type Hooks, type Instance } from './linker.ts';
import { Outcomes, Tally } from './outcomes.ts';
import * as proxies from './proxies.ts';
import * as segments from './segments.ts';
import { Study } from './study.ts';
import { testGlobals, testModules } from './test-api/modules.ts';
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

let unit: Unit;
let linker: Linker;
let timing: Timing | undefined;
let batch = new Batch(0, () => undefined);
let outcomes: Outcomes | undefined;
/** Of the version that is being judged. */
let open: Tally | undefined;

/**
 * The realm's only entry. Payloads and answers are JSON. `start` takes a job; `go` does the next so
 * many versions of it (1 where it has none); `tick` fires the next timer. Both say `waiting`, `idle`
 * when nothing moves any more, or give the results. `take` gives what there is after a stop.
 */
export function dispatch(operation: string, payload: string): string {
  switch (operation) {
    case 'open':
      unit = parseJson(payload) as Unit;
      linker = new Linker(unit.modules, unit.targetRequires, builtin);
      return '';
    case 'start':
      batch = batchOf(parseJson(payload) as Job);
      return '';
    case 'go':
      batch.go(+payload);
      return batch.waiting ? 'waiting' : results();
    case 'tick':
      if (batch.waiting && !clock.fireNext()) return 'idle';
      return batch.waiting ? 'waiting' : results();
    case 'take':
      return toJson({ results: batch.results, open: open?.text(), texts: outcomes?.takeFresh() });
    case 'changed':
      return toJson(world.changed());
    case 'time-open':
      timing = new Timing(load, parseJson(payload) as never);
      return '';
    case 'time-inputs':
      return timing!.use(parseJson(payload) as never);
    case 'time-once':
      timing!.once(parseJson(payload) as never);
      return '';
    case 'time-prepare':
      timing!.prepare(parseJson(payload) as never);
      return '';
    case 'time-run':
      timing!.run();
      return '';
    case 'time-check':
      return timing!.check(payload === 'closely');
    case 'gauge':
      return gauge(parseJson(payload) as never, load, world);
    default:
      throw new Error(`unknown operation ${operation}`);
  }
}

function results(): string {
  const { error, results } = batch;
  const texts = outcomes?.takeFresh();
  return toJson({ results, texts, error: error === undefined ? error : describeError(error) });
}

function builtin(id: string): unknown {
  const known = testModules[id];
  if (known !== undefined) return known;
  if (outside) {
    // Asked for in any case: it knows what the target may have.
    const real = outside(id);
    return clocks[id.replace(/^node:/, '')] ?? real;
  }
  throw new Error(`${id} is not available inside the isolate`);
}

function load(code: string, hooks: Hooks): Instance {
  return linker.instance({ factory: compile(code), number: 0, hooks });
}

function batchOf(job: Job): Batch {
  open = undefined;
  outcomes = undefined;
  const study = new Study(linker, unit.tests);
  switch (job.kind) {
    case 'tests':
      return eachVersion(job, (make) => judgeTests(make, job, unit.tests));
    case 'examples': {
      if (job.look === 'elsewhere') moveElsewhere(realm, Object.keys(testGlobals));
      const inputs = inputsOf(job.examples);
      const all = (outcomes = new Outcomes());
      return eachVersion(job, (make) => {
        open = new Tally(all, inputs.length);
        return judgeExamples(make, job, inputs, open);
      });
    }
    case 'coverage':
      return single(() => study.cover(job));
    case 'trace':
      return single(() => study.trace(job));
    case 'probe':
      return single(() => study.probe(job));
  }
}

function single(run: () => Promise<unknown>): Batch {
  return new Batch(1, run);
}

/** Compiles each code once, when the first of its versions is wanted. */
function eachVersion(job: Versions, judge: (make: Make) => unknown): Batch {
  const factories = new NativeMap<number, Factory>();
  return new Batch(job.versions.length, (index) => {
    const { code, number } = job.versions[index]!;
    return judge((hooks) => {
      let factory = call<unknown, unknown[], Factory | undefined>(mapGet as never, factories, code);
      if (!factory) call(mapSet as never, factories, code, (factory = compile(job.codes[code]!)));
      return linker.instance({ factory, number, hooks });
    });
  });
}

clock.install(realm);
const clocks = clockModules(realm);
proxies.install(realm);
segments.install();
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
