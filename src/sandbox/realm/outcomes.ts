import { append, call, mapGet, mapSet, NativeMap } from './intrinsics.ts';

/**
 * The outcomes of a job by number: most versions do what another did, so each text is told once. It
 * knows nothing of what is expected.
 */
export class Outcomes {
  readonly #numbers = new NativeMap<string, number>();
  #count = 0;
  #fresh: string[] = [];

  numberOf(text: string): number {
    const known = call(mapGet, this.#numbers as never, text) as number | undefined;
    if (known !== undefined) return known;
    call(mapSet, this.#numbers as never, text, this.#count);
    append(this.#fresh, text);
    return this.#count++;
  }

  /** Texts that were not told yet: their numbers follow on those that were. */
  takeFresh(): readonly string[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

/** The outcomes of one version so far. */
export class Tally {
  readonly #outcomes: Outcomes;
  // Elements of typed arrays have no setters that a candidate could put in their way.
  readonly #numbers: Int32Array;
  #count = 0;

  constructor(outcomes: Outcomes, most: number) {
    this.#outcomes = outcomes;
    this.#numbers = new Int32Array(most);
  }

  add(text: string): void {
    this.#numbers[this.#count++] = this.#outcomes.numberOf(text);
  }

  /** The numbers with commas between them. */
  text(): string {
    let out = '';
    for (let i = 0; i < this.#count; i++) out += `${i > 0 ? ',' : ''}${this.#numbers[i]}`;
    return out;
  }
}
