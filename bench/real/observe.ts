import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A use with its arguments as an array literal. */
export interface UseText {
  readonly export: string;
  readonly args: string;
}
export interface ObserveRequest {
  readonly file: string;
  readonly uses: readonly UseText[];
}
/** What a call did: literals of its result and of changed arguments, or what it threw. */
export type Observed =
  | { readonly returned: string; readonly after?: string }
  /** It returned what has no literal: nothing that a test could ask for. */
  | { readonly opaque: string }
  | { readonly threw: { readonly name: string; readonly message: string } };

export type Observation =
  | { readonly ok: true; readonly outcomes: readonly Observed[] }
  | { readonly ok: false; readonly reason: 'timeout' | 'crash' };

/**
 * Calls the module in a process of its own that may read files and nothing else.
 *
 * @param timeout milliseconds for all uses together
 */
export function observe(request: ObserveRequest, timeout = 10_000): Observation {
  const child = spawnSync(
    process.execPath,
    [
      '--permission',
      '--allow-fs-read=*',
      '--max-old-space-size=512',
      fileURLToPath(new URL('./observe-child.ts', import.meta.url)),
    ],
    {
      input: JSON.stringify(request),
      encoding: 'utf8',
      timeout,
      killSignal: 'SIGKILL',
      maxBuffer: 64e6,
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  if (child.error || child.signal) return { ok: false, reason: 'timeout' };
  const last = child.stdout.slice(child.stdout.lastIndexOf('\n') + 1);
  if (child.status !== 0 || !last.startsWith('[')) return { ok: false, reason: 'crash' };
  return { ok: true, outcomes: JSON.parse(last) as Observed[] };
}

/** The indices at which two observations of the same uses differ. */
export function differences(a: readonly Observed[], b: readonly Observed[]): number[] {
  return a.flatMap((one, i) => (JSON.stringify(one) === JSON.stringify(b[i]) ? [] : [i]));
}
