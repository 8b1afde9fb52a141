import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../src/candidate/index.ts';

/** A mutant as Stryker's report has it, with what became of it. */
export interface Mutant {
  readonly id: string;
  readonly mutator: string;
  /** 1-based. */
  readonly line: number;
  readonly edit: Edit;
  /** Stryker's word: `Killed`, `Survived`, `Timeout`, `NoCoverage`, `RuntimeError`. */
  readonly status: string;
}

const binary = new Set([
  'ArithmeticOperator',
  'ConditionalExpression',
  'EqualityOperator',
  'LogicalOperator',
]);

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly mutants: readonly {
          readonly id: string;
          readonly mutatorName: string;
          readonly replacement: string;
          readonly status: string;
          readonly location: { readonly start: Position; readonly end: Position };
        }[];
      }
    >
  >;
}

/** The mutants of `report.json`, in the report's own order. Its lines and columns count from 1. */
export function readMutants(root: string, file: string): Mutant[] {
  const report = JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')) as Report;
  const text = readFileSync(join(root, file), 'utf8');
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const offset = ({ line, column }: Position): number => starts[line - 1]! + column - 1;
  return report.files[file]!.mutants.map(
    ({ id, mutatorName, replacement, status, location: { start, end } }) => ({
      id,
      mutator: mutatorName,
      line: start.line,
      edit: {
        start: offset(start),
        end: offset(end),
        // Stryker puts a node in the place of a node, whatever operators stand around it.
        text: binary.has(mutatorName) ? `(${replacement})` : replacement,
      },
      status,
    }),
  );
}

/** Whether a status says that the tests notice; undefined where it says nothing of the tests. */
export function isNoticed(status: string): boolean | undefined {
  if (['Killed', 'Timeout', 'RuntimeError'].includes(status)) return true;
  return ['Survived', 'NoCoverage'].includes(status) ? false : undefined;
}
