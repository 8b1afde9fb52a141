import type { Realm } from './realm.ts';

/** Calls of one sample, at most. */
const maxRepeats = 100_000;
/** Characters of encoded inputs that are made anew for one sample, at most. */
const maxInput = 2_000_000;
const emptySamples = 5;

interface Sample {
  /** Microseconds in all. */
  readonly took: number;
  /** Microseconds of one call. */
  readonly each: number;
}

/** One version in its realm, as seen by the clock outside. */
export class TimingSide {
  readonly #realm: Realm;
  readonly #version: number;
  readonly #micros: () => number;
  readonly #left: () => number;
  #overhead = 0;
  #most = 1;
  #repeats = 1;

  /**
   * @param micros the clock
   * @param left milliseconds until the block has to end
   */
  constructor(realm: Realm, version: number, micros: () => number, left: () => number) {
    this.#realm = realm;
    this.#version = version;
    this.#micros = micros;
    this.#left = left;
  }

  /** Finds what a sample costs beside its calls. */
  async calibrate(): Promise<void> {
    await this.use('[]');
    const empty: number[] = [];
    for (let i = 0; i < emptySamples; i++) empty.push(await this.#raw(0));
    this.#overhead = empty.sort((a, b) => a - b)[empty.length >> 1]!;
  }

  /** The inputs of the samples that follow, as JSON. */
  async use(inputs: string): Promise<void> {
    const payload = `{"version":${this.#version},"examples":${inputs}}`;
    const again = (await this.#realm.call('time-inputs', payload, this.#left())) === 'true';
    const most = again ? maxRepeats : Math.floor(maxInput / inputs.length);
    this.#most = Math.max(1, Math.min(maxRepeats, most));
    this.#repeats = 1;
  }

  /**
   * Times one sample: microseconds in all, and for each call.
   *
   * @param closely whether to see that the calls left their arguments as they were
   */
  async sample(closely = false): Promise<Sample> {
    return this.#figure(await this.#raw(this.#repeats), closely);
  }

  /** Times inputs that were not used before, each once: microseconds a call. */
  async once(inputs: string): Promise<number> {
    await this.lay(inputs);
    return (await this.#figure(await this.run(), false)).each;
  }

  /** Makes one call of each of these ready, as JSON; the inputs in use stay. */
  async lay(inputs: string): Promise<void> {
    const payload = `{"version":${this.#version},"examples":${inputs}}`;
    await this.#realm.call('time-once', payload, this.#left());
  }

  /** Makes the samples that follow as long as wanted, as far as the last one can tell. */
  fill(wantedMicros: number, took: number): void {
    const repeats = Math.ceil((wantedMicros * this.#repeats) / Math.max(took, 1));
    this.#repeats = Math.min(this.#most, Math.max(1, repeats));
  }

  async #figure(raw: number, closely: boolean): Promise<Sample> {
    const took = Math.max(0, raw - this.#overhead);
    return { took, each: took / (await this.calls(closely)) };
  }

  /** How many calls the last run was. */
  async calls(closely = false): Promise<number> {
    const check = closely ? 'closely' : '';
    return Number(await this.#realm.call('time-check', check, this.#left()));
  }

  async #raw(repeats: number): Promise<number> {
    const payload = JSON.stringify({ version: this.#version, repeats });
    await this.#realm.call('time-prepare', payload, this.#left());
    return this.run();
  }

  /** Does the calls that are ready: microseconds. */
  async run(): Promise<number> {
    const left = this.#left();
    const start = this.#micros();
    await this.#realm.call('time-run', '', left);
    return this.#micros() - start;
  }
}
