/** Measures implementations against each other. Stdin: a MeasureRequest; stdout: sizes as JSON. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { median } from '../table.ts';
import { grown } from './grown.ts';
import type { MeasuredSize, MeasureRequest } from './measure.ts';
import { loadFunction } from './module.ts';
import { randomFrom } from './random.ts';

type Run = (...args: unknown[]) => unknown;

const request = JSON.parse(readFileSync(0, 'utf8')) as MeasureRequest;
const random = randomFrom(request.seed);
const make = (size: number): unknown[] => {
  const generator = grown[request.name];
  if (!generator) throw new RangeError(`no grown inputs for ${request.name}`);
  return generator(size, random);
};
/** The last result: an engine may not leave out a call whose result is kept. */
export let kept: unknown;

/** Microseconds a call. */
function time(run: Run, inputs: readonly unknown[][]): number {
  const start = process.hrtime.bigint();
  for (const args of inputs) kept = run(...args);
  return Number(process.hrtime.bigint() - start) / 1000 / inputs.length;
}

function measure(runs: readonly Run[], size: number): MeasuredSize {
  const probe = make(size);
  const results = runs.map((run) => run(...structuredClone(probe)));
  const first = Math.max(1, ...runs.map((run) => time(run, [structuredClone(probe)])));
  // Few enough that the copies stay in the cache and out of the collector's way.
  const calls = Math.max(1, Math.min(400, Math.ceil(20_000 / size), Math.ceil(4000 / first)));
  const rounds = Math.max(4, Math.min(request.rounds, Math.ceil(2e6 / first)));
  const warm = Math.floor(rounds / 4);
  const times: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const inputs = Array.from({ length: calls }, () => make(size));
    const row = new Array<number>(runs.length);
    for (const i of rotated(runs.length, round)) {
      const run = runs[i];
      if (run) row[i] = time(run, structuredClone(inputs));
    }
    if (round >= warm) times.push(row);
  }
  const column = (figure: (row: readonly number[], i: number) => number) =>
    runs.map((_, i) => median(times.map((row) => figure(row, i))));
  return {
    size,
    agree: results.map((result) => isDeepStrictEqual(result, results[0])),
    micros: column((row, i) => row[i] ?? NaN),
    ratios: column((row, i) => (row[0] ?? NaN) / (row[i] ?? NaN)),
  };
}

/** 0 up to the length, starting elsewhere each round. */
function rotated(length: number, start: number): number[] {
  return Array.from({ length }, (_, i) => (i + start) % length);
}

const runs = await Promise.all(
  request.implementations.map(({ file, export: name }) => loadFunction(file, name)),
);
const sizes = request.sizes.map((size) => measure(runs, size));
process.stdout.write(`\n${JSON.stringify(sizes)}`);
