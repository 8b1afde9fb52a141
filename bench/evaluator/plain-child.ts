/**
 * The ceiling: versions of a function by `new Function` in this process, one after the other, each
 * with every input made anew, its result and what it did to its arguments written as text and
 * compared. Arguments: lines, inputs, versions. Stdout: candidates a second.
 */
import { executableOf } from '../../src/target/executable/index.ts';
import { plainInputs, subjectOf } from './subject.ts';

const [lines, inputs, count] = process.argv.slice(2).map(Number) as [number, number, number];
const subject = subjectOf(lines);
const executable = executableOf(subject.source);
const texts = plainInputs(subject.inputs(inputs));

function judge(code: string): string[] {
  const exports: Record<string, (...args: unknown[]) => unknown> = {};
  // eslint-disable-next-line typescript/no-implied-eval
  new Function('module', 'exports', 'require', code)({ exports }, exports, () => ({}));
  return texts.map((text) => {
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

const expected = judge(executable.code([], false));
const codes = subject.versions(count).map((changes) =>
  executable.code(
    changes.flatMap((change) => change.edits),
    false,
  ),
);
const started = performance.now();
let same = 0;
for (const code of codes) {
  const outcomes = judge(code);
  let equal = 0;
  for (let i = 0; i < outcomes.length; i++) if (outcomes[i] === expected[i]) equal++;
  if (equal === outcomes.length) same++;
}
const perSecond = (count / (performance.now() - started)) * 1_000;
process.stdout.write(JSON.stringify({ perSecond, same }));
