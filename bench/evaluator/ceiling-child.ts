/**
 * The ceiling: versions of a function by `new Function` in this process, one after the other, each
 * with every input made anew, its result and what it did to its arguments written as text and
 * compared. Nothing walls the versions in, and nothing stops one that never ends.
 *
 * Arguments: lines, inputs, versions, `same` (inputs and outcomes as Pawl has them) or `json` (by
 * `JSON.parse` and `JSON.stringify`, to which NaN is null and a Map is empty). Stdout: JSON.
 */
import { inputsOf, runExample } from '../../src/sandbox/realm/example.ts';
import { executableOf } from '../../src/target/executable/index.ts';
import { plainInputs, subjectOf } from './subject.ts';

const [lines, inputs, count] = process.argv.slice(2, 5).map(Number) as [number, number, number];
const subject = subjectOf(lines);
const executable = executableOf(subject.source);
const examples = subject.inputs(inputs);

type Exports = Record<string, (...args: unknown[]) => unknown>;

function load(code: string): Exports {
  const exports: Exports = {};
  // eslint-disable-next-line typescript/no-implied-eval
  new Function('module', 'exports', 'require', code)({ exports }, exports, () => ({}));
  return exports;
}

function sameWay(): (exports: Exports) => readonly string[] {
  const made = inputsOf(examples);
  return (exports) => made.map((input) => runExample(exports, subject.symbol, input) as string);
}

function jsonWay(): (exports: Exports) => readonly string[] {
  const texts = plainInputs(examples);
  return (exports) =>
    texts.map((text) => {
      const args = JSON.parse(text) as unknown[];
      let outcome: string;
      try {
        outcome = JSON.stringify(exports[subject.symbol]!(...args));
      } catch (error) {
        outcome = String(error);
      }
      const after = JSON.stringify(args);
      return after === text ? outcome : outcome + after;
    });
}

const outcomesOf = process.argv[5] === 'json' ? jsonWay() : sameWay();
const expected = outcomesOf(load(executable.code([], false)));
const codes = subject.versions(count).map((changes) =>
  executable.code(
    changes.flatMap((change) => change.edits),
    false,
  ),
);
const started = performance.now();
let same = 0;
for (const code of codes)
  if (outcomesOf(load(code)).every((outcome, i) => outcome === expected[i])) same++;
const perSecond = (count / (performance.now() - started)) * 1_000;
process.stdout.write(JSON.stringify({ perSecond, same }));
