/** Runs a module on uses and tells what it did. Stdin: an ObserveRequest; stdout: outcomes as JSON. */
import { readFileSync } from 'node:fs';
import { literal } from './literal.ts';
import { loadFunction } from './module.ts';
import { readLiteral } from './read-literal.ts';
import type { Observed, ObserveRequest } from './observe.ts';

const request = JSON.parse(readFileSync(0, 'utf8')) as ObserveRequest;
const decode = (text: string) => readLiteral(text) as unknown[];

const outcomes: Observed[] = [];
for (const one of request.uses) {
  const args = decode(one.args);
  let result: unknown;
  try {
    const run = await loadFunction(request.file, one.export);
    result = run(...args);
  } catch (error) {
    const { name = 'Error', message = String(error) } = error as Partial<Error>;
    outcomes.push({ threw: { name, message } });
    continue;
  }
  try {
    const returned = literal(result);
    const after = literal(args);
    outcomes.push({ returned, ...(after === literal(decode(one.args)) ? {} : { after }) });
  } catch (error) {
    outcomes.push({ opaque: String(error) });
  }
}
process.stdout.write(`\n${JSON.stringify(outcomes)}`);
