import type { ExamplesResult } from './protocol.ts';

/** One version's outcomes by number. */
export interface NumberedResult extends Omit<ExamplesResult, 'outcomes'> {
  readonly outcomes: Uint32Array;
}

/** Outcomes of many versions as they cross between processes: each text once. */
export interface OutcomeTable {
  readonly texts: readonly string[];
  readonly results: readonly NumberedResult[];
}

/** Gathers what realms told, each of which has numbers of its own. */
export class OutcomeGatherer {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** By the present realm's number. */
  #ours: number[] = [];

  /** Another realm begins to count anew. */
  restart(): void {
    this.#ours = [];
  }

  /** @param texts - what the realm had not told before */
  learn(texts: readonly string[]): void {
    for (const text of texts) {
      let number = this.#numbers.get(text);
      if (number === undefined) {
        number = this.texts.push(text) - 1;
        this.#numbers.set(text, number);
      }
      this.#ours.push(number);
    }
  }

  /**
   * @param told - numbers with commas between them; a realm may have told anything
   * @throws RangeError for a number that stands for nothing.
   */
  numbers(told: string): Uint32Array {
    if (told === '') return new Uint32Array();
    return Uint32Array.from(told.split(','), (each) => {
      const number = each === '' ? undefined : this.#ours[Number(each)];
      if (number === undefined) throw new RangeError('an outcome that was never told');
      return number;
    });
  }
}

/** The results with their texts again. */
export function unpack({ texts, results }: OutcomeTable): ExamplesResult[] {
  return results.map((result) => ({
    ...result,
    outcomes: Array.from(result.outcomes, (number) => texts[number]!),
  }));
}
