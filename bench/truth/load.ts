import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const work =
  'const a = new Float64Array(1 << 18); for (let i = 0; ; i = (i * 5 + 1) & 0x3ffff) a[i] += i;';

/** Keeps all cores busy, computing and using memory; gives what ends it. */
export function load(): () => void {
  const children = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', work], { stdio: 'ignore' }),
  );
  const end = (): void => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.once('exit', end);
  return end;
}
