import { Instrumenter } from '@stryker-mutator/instrumenter';
import { shuffle } from './random.ts';

/** A bug that StrykerJS's instrumenter makes. */
export interface Bug {
  /** Stryker's name of the mutation: `EqualityOperator`. */
  readonly mutator: string;
  /** 1-based. */
  readonly line: number;
  readonly original: string;
  readonly replacement: string;
  /** The whole file with the bug in it. */
  readonly text: string;
}

const silent = new Proxy({}, { get: (_, name) => () => String(name).startsWith('is') && false });

/** Every bug that the mutator knows for the text, in an order that only the seed decides. */
export async function bugsOf(file: string, text: string, seed: number): Promise<Bug[]> {
  const instrumenter = new Instrumenter(silent as never);
  const { mutants } = await instrumenter.instrument([{ name: file, mutate: true, content: text }], {
    plugins: null,
    ignorers: [],
    excludedMutations: [],
  });
  const starts = lineStarts(text);
  const offset = ({ line, column }: { line: number; column: number }) =>
    (starts[line] ?? text.length) + column;
  const bugs = mutants.map(({ mutatorName, location, replacement }): Bug => {
    const start = offset(location.start);
    const end = offset(location.end);
    return {
      mutator: mutatorName,
      line: location.start.line + 1,
      original: text.slice(start, end),
      replacement,
      text: text.slice(0, start) + replacement + text.slice(end),
    };
  });
  return shuffle(bugs, seed);
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
}
