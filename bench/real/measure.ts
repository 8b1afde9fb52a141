import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Implementation {
  readonly file: string;
  readonly export: string;
}
export interface MeasureRequest {
  /** The key of the grown inputs. */
  readonly name: string;
  /** The first is the baseline of the ratios. */
  readonly implementations: readonly Implementation[];
  readonly sizes: readonly number[];
  /** Interleaved rounds at most, fewer for slow ones; the first quarter only warms up. */
  readonly rounds: number;
  readonly seed: number;
}
/** One size; the arrays have an item for each implementation. */
export interface MeasuredSize {
  readonly size: number;
  /** Its result is that of the baseline. */
  readonly agree: readonly boolean[];
  /** Median microseconds a call. */
  readonly micros: readonly number[];
  /** Median over rounds of baseline time / its time; above 1 is faster. */
  readonly ratios: readonly number[];
}

/**
 * Measures in one fresh process that may only read files, interleaved.
 *
 * @returns undefined when it failed or took more than two minutes.
 */
export function measure(request: MeasureRequest): readonly MeasuredSize[] | undefined {
  const child = spawnSync(
    process.execPath,
    [
      '--permission',
      '--allow-fs-read=*',
      fileURLToPath(new URL('./measure-child.ts', import.meta.url)),
    ],
    {
      input: JSON.stringify(request),
      encoding: 'utf8',
      timeout: 120_000,
      killSignal: 'SIGKILL',
      maxBuffer: 64e6,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  if (child.status !== 0) return undefined;
  return JSON.parse(child.stdout.slice(child.stdout.lastIndexOf('\n') + 1)) as MeasuredSize[];
}
