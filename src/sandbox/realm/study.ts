import type { Job, Unit } from '../protocol.ts';
import * as clock from './determinism.ts';
import { Fuel, hooksWith } from './hooks.ts';
import { compile, type Hooks, type Instance, type Linker } from './linker.ts';
import { ProbeLog } from './probe.ts';
import { Recorder } from './recorder.ts';
import { collect, runCounted } from './suite.ts';

/** Steps where nothing is to be limited but what never ends. */
const plenty = 100_000_000;

/** The jobs that look at the unchanged target while its tests run. */
export class Study {
  readonly #linker: Linker;
  readonly #files: Unit['tests'];

  constructor(linker: Linker, files: Unit['tests']) {
    this.#linker = linker;
    this.#files = files;
  }

  /** For each test the sites that it reaches. */
  async cover({ code, seed }: Extract<Job, { kind: 'coverage' }>): Promise<unknown[]> {
    clock.reset(seed);
    let sites = new Set<number>();
    const hit = (site: number): void => void sites.add(site);
    const instance = this.#load(code, hooksWith({ fuel: new Fuel(plenty), hit }));
    const { tests } = collect(instance, this.#files);
    // What loading reaches is reached by every test.
    const loading = sites;
    const out: unknown[] = [];
    for (const test of tests) {
      sites = new Set();
      clock.reset(seed);
      const { ok } = await runCounted(test);
      out.push({ id: test.id, ok, sites: [...new Set([...loading, ...sites])] });
    }
    return out;
  }

  /** The calls that the tests make of the target. */
  async trace(job: Extract<Job, { kind: 'trace' }>): Promise<unknown[]> {
    clock.reset(job.seed);
    const recorder = new Recorder(job.symbols, job.limit);
    const hooks = hooksWith({ fuel: new Fuel(plenty) });
    const version = { factory: compile(job.code), number: 0, hooks };
    const instance = this.#linker.instance(version, (exports) => recorder.wrap(exports));
    const { tests } = collect(instance, this.#files);
    for (const test of tests) {
      clock.reset(job.seed);
      recorder.startTest(test.id);
      const result = await runCounted(test);
      recorder.endTest(result.ok);
    }
    return [...recorder.recorded()];
  }

  /** What expressions are where the target has holes. */
  async probe(job: Extract<Job, { kind: 'probe' }>): Promise<unknown[]> {
    clock.reset(job.seed);
    const fuel = new Fuel(plenty);
    const log = new ProbeLog(job.conditions, job.perTest, fuel);
    const probe = (hole: number, value: unknown, thunks: () => readonly (() => unknown)[]) =>
      log.visit(hole, value, thunks);
    const { tests } = collect(this.#load(job.code, hooksWith({ fuel, probe })), this.#files);
    const first = new Set(job.first);
    const order = [...tests].sort((a, b) => +first.has(b.id) - +first.has(a.id));
    for (const [place, test] of order.entries()) {
      clock.reset(job.seed);
      log.enter(place);
      await runCounted(test);
    }
    return log.report();
  }

  #load(code: string, hooks: Hooks): Instance {
    return this.#linker.instance({ factory: compile(code), number: 0, hooks });
  }
}
