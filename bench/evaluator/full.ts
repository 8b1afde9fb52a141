import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median, table } from '../table.ts';
import { judgedPerSecond, type Way } from './judge.ts';
import { subjectOf } from './subject.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('ceiling-child.ts', import.meta.url));

const rounds = 5;
const usual = { lines: 30, inputs: 50 };

interface Measured {
  readonly perSecond: number;
  readonly same: number;
}

async function ceiling(
  lines: number,
  inputs: number,
  count: number,
  how: 'same' | 'json',
  processes = 1,
): Promise<Measured> {
  const one = async (): Promise<Measured> => {
    const args = [child, ...[lines, inputs, count].map(String), how];
    return JSON.parse((await run(process.execPath, args)).stdout) as Measured;
  };
  const all = await Promise.all(Array.from({ length: processes }, one));
  return { perSecond: all.reduce((sum, it) => sum + it.perSecond, 0), same: all[0]!.same };
}

function pawl(lines: number, inputs: number, count: number, way: Way): Promise<Measured> {
  return judgedPerSecond(subjectOf(lines), inputs, count, way);
}

/** Full evaluation of one function in all ways, side by side: each round has all of them. */
export async function full(): Promise<string> {
  const { lines, inputs } = usual;
  const ways: Record<string, () => Promise<Measured>> = {
    'Pawl, 1 worker': () => pawl(lines, inputs, 8_000, { workers: 1 }),
    'ceiling, 1 process': () => ceiling(lines, inputs, 8_000, 'same'),
    'JSON ceiling, 1 process': () => ceiling(lines, inputs, 8_000, 'json'),
    'Pawl, 2 workers': () => pawl(lines, inputs, 16_000, { workers: 2 }),
    'ceiling, 2 processes': () => ceiling(lines, inputs, 8_000, 'same', 2),
    'JSON ceiling, 2 processes': () => ceiling(lines, inputs, 8_000, 'json', 2),
    'Pawl, a fresh realm each': () => pawl(lines, inputs, 100, { workers: 2, fresh: 'realm' }),
    'Pawl, a jailed process each': () => pawl(lines, inputs, 20, { workers: 2, fresh: 'worker' }),
  };
  const rates = await interleaved(ways);
  const of = (name: string): number => rates.get(name)!;
  const share = (one: string, other: string): string => `${(of(one) / of(other)).toFixed(2)}x`;
  const rows = [...rates].map(([name, rate]) => [name, Math.round(rate).toLocaleString('en')]);
  const ratios = [
    ['Pawl beside the ceiling, one core', share('Pawl, 1 worker', 'ceiling, 1 process'), '0.80x'],
    [
      'Pawl beside the ceiling, two cores',
      share('Pawl, 2 workers', 'ceiling, 2 processes'),
      '0.80x',
    ],
    [
      'beside the JSON ceiling, two cores',
      share('Pawl, 2 workers', 'JSON ceiling, 2 processes'),
      '-',
    ],
    ['beside a fresh realm each', share('Pawl, 2 workers', 'Pawl, a fresh realm each'), '-'],
    [
      'beside a jailed process each',
      share('Pawl, 2 workers', 'Pawl, a jailed process each'),
      '200x',
    ],
  ];
  return [
    `Full evaluation: ${lines} lines, ${inputs} inputs, every one run and compared (median of ${rounds})`,
    '',
    table(['way', 'candidates/s'], rows),
    '',
    table(['ratio', 'measured', 'wanted'], ratios),
    '',
    `Memory of this process, largest: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`,
  ].join('\n');
}

/** How the rate changes with what is judged, beside the ceiling on the same. */
export async function growth(): Promise<string> {
  const rows: string[][] = [];
  const add = async (lines: number, inputs: number, count: number, workers = 1): Promise<void> => {
    const rates = await interleaved(
      {
        pawl: () => pawl(lines, inputs, count * workers, { workers }),
        ceiling: () => ceiling(lines, inputs, count, 'same', workers),
      },
      3,
    );
    const [mine, other] = [rates.get('pawl')!, rates.get('ceiling')!];
    const figures = [lines, inputs, workers, Math.round(mine), Math.round(other)];
    rows.push([...figures.map(String), `${(mine / other).toFixed(2)}x`]);
  };
  for (const inputs of [10, 100, 1_000]) await add(30, inputs, Math.ceil(200_000 / (inputs + 20)));
  for (const lines of [10, 100, 1_000]) await add(lines, 50, lines > 500 ? 1_000 : 3_000);
  for (const workers of [1, 2, 4]) await add(30, 50, 4_000, workers);
  const head = ['lines', 'inputs', 'workers', 'Pawl/s', 'ceiling/s', 'ratio'];
  return ['Growth', '', table(head, rows)].join('\n');
}

async function interleaved(
  ways: Readonly<Record<string, () => Promise<Measured>>>,
  times = rounds,
): Promise<ReadonlyMap<string, number>> {
  const rates = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (let round = 0; round < times; round++)
    for (const [name, way] of Object.entries(ways)) {
      const { perSecond } = await way();
      rates.get(name)!.push(perSecond);
      process.stderr.write(`${name}: ${Math.round(perSecond)}/s\n`);
    }
  return new Map([...rates].map(([name, list]) => [name, median(list)]));
}
