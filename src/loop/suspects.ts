import { applyEdits, candidateId, type Edit } from '../candidate/index.ts';
import type { Job, TimingRequest, Versions } from '../sandbox/index.ts';
import type { Target } from '../target/index.ts';

/** A version that may have got out of its jail. */
export interface Suspect {
  /** The id of its text. */
  readonly id: string;
  /** The whole text of the target file. */
  readonly text: string;
}

/** What a worker is asked to do. */
export type Asked = Job | (TimingRequest & { readonly kind: 'time' });

/** Characters of code that are kept: far more than what is under way at any time. */
const mostCharacters = 32_000_000;

/**
 * Knows which version of the target a code was made of. A worker is given codes and nothing else, so
 * that who got out of its jail has a name only here.
 */
export class Suspects {
  readonly #made = new Map<string, (number: number) => Suspect | undefined>();
  #characters = 0;

  /** The same target; what is made of it from now on is known here. */
  watch(target: Target): Target {
    const { executable, source } = target;
    const suspect = (edits: readonly Edit[]): Suspect => {
      const text = applyEdits(source.text, edits);
      return { id: candidateId(text), text };
    };
    return {
      ...target,
      executable: {
        code: (edits, fuel) => {
          const code = executable.code(edits, fuel);
          this.#keep(code, () => suspect(edits));
          return code;
        },
        schemata: (versions) => {
          const made = executable.schemata(versions);
          for (const [at, code] of made.codes.entries()) {
            const numbered = new Map(
              made.versions.flatMap((version, i) =>
                version?.code === at ? [[version.number, versions[i]!] as const] : [],
              ),
            );
            this.#keep(code, (number) => {
              const changes = number === 0 ? [] : numbered.get(number);
              return changes && suspect(changes.flatMap((change) => change.edits));
            });
          }
          return made;
        },
      },
    };
  }

  /**
   * Which versions may have been running, each once.
   *
   * @param at - where they ran one at a time, each announced: which it was. Else one that was done may
   *   have left behind what got out.
   */
  of(asked: Asked, at?: number): readonly Suspect[] {
    const all = codesOf(asked);
    const running = at === undefined ? all : all.slice(at, at + 1);
    const found = running.flatMap(({ code, number }) => this.#made.get(code)?.(number) ?? []);
    return [...new Map(found.map((it) => [it.id, it])).values()];
  }

  #keep(code: string, find: (number: number) => Suspect | undefined): void {
    // What was made again is the newest again.
    if (!this.#made.delete(code)) this.#characters += code.length;
    this.#made.set(code, find);
    for (const oldest of this.#made.keys()) {
      if (this.#characters <= mostCharacters) break;
      this.#made.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}

function codesOf(asked: Asked): readonly { readonly code: string; readonly number: number }[] {
  if ('versions' in asked) return numbered(asked);
  const code = asked.kind === 'time' ? (asked.candidate ?? asked.baseline) : asked.code;
  return [{ code, number: 0 }];
}

function numbered({ codes, versions }: Versions) {
  return versions.map(({ code, number }) => ({ code: codes[code] ?? '', number }));
}
