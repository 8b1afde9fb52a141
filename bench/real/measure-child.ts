/** Measures implementations against each other. Stdin: a MeasureRequest; stdout: sizes as JSON. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { grown } from './grown.ts';
import type { MeasuredSize, MeasureRequest } from './measure.ts';
import { loadFunction } from './module.ts';
import { randomFrom } from './random.ts';

const request = JSON.parse(readFileSync(0, 'utf8')) as MeasureRequest;
const make = grown[request.name];
if (!make) throw new RangeError(`no grown inputs for ${request.name}`);
const random = randomFrom(request.seed);
const runs = await Promise.all(
  request.implementations.map(({ file, export: name }) => loadFunction(file, name)),
);
let sink: unknown;

/** Microseconds a call, over calls with inputs that none has seen. */
function time(run: (...args: unknown[]) => unknown, inputs: readonly unknown[][]): number {
  const start = process.hrtime.bigint();
  for (const args of inputs) sink = run(...args);
  return Number(process.hrtime.bigint() - start) / 1000 / inputs.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function measure(size: number): MeasuredSize {
  const probe = make!(size, random);
  const results = runs.map((run) => run(...structuredClone(probe)));
  const first = Math.max(1, ...runs.map((run) => time(run, [structuredClone(probe)])));
  // Few enough that the copies stay in the cache and out of the collector's way.
  const calls = Math.max(1, Math.min(400, Math.ceil(20_000 / size), Math.ceil(4000 / first)));
  const rounds = Math.max(4, Math.min(request.rounds, Math.ceil(2e6 / first)));
  const times: number[][] = runs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const inputs = Array.from({ length: calls }, () => make!(size, random));
    for (let k = 0; k < runs.length; k++) {
      const i = (k + round) % runs.length;
      times[i]!.push(time(runs[i]!, structuredClone(inputs)));
    }
  }
  const settled = times.map((list) => list.slice(Math.floor(rounds / 4)));
  return {
    size,
    agree: results.map((result) => isDeepStrictEqual(result, results[0])),
    micros: settled.map(median),
    ratios: settled.map((list) => median(list.map((one, i) => settled[0]![i]! / one))),
  };
}

const sizes = request.sizes.map(measure);
if (sink === request) throw new Error('unreachable: keeps the results alive');
process.stdout.write(`\n${JSON.stringify(sizes)}`);
