import { readFileSync } from 'node:fs';

/** A process and all that it started, parents first; empty where the system does not tell. */
export function family(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    const below = children === '' ? [] : children.split(' ').flatMap((child) => family(+child));
    return [pid, ...below];
  } catch {
    return [];
  }
}

/** Bytes of memory that a process holds; 0 where the system does not tell. */
export function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
  } catch {
    return 0;
  }
}

/** CPU time of all threads of a process, milliseconds in steps of 10; 0 where the system does not tell. */
export function cpuMs(pid: number): number {
  try {
    // The name, in brackets, may have blanks: what follows it is counted.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10 || 0;
  } catch {
    return 0;
  }
}

/**
 * Milliseconds that the main thread of a process was ready to run and the machine ran something else,
 * since it began: the second figure of `schedstat`, in nanoseconds (Documentation/scheduler/sched-stats
 * of the Linux kernel). 0 where the system does not tell.
 */
export function starvedMs(pid: number | 'self'): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6 || 0;
  } catch {
    return 0;
  }
}
