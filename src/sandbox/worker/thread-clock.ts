/**
 * Two clocks, both in microseconds. CPU time of this thread does not go on while the system runs
 * something else, so a busy machine disturbs it far less than wall time.
 */
export type ClockKind = 'cpu' | 'wall';

/** Steps of a clock that is of use, at most, microseconds. */
const finest = 50;

export function cpuMicros(): number {
  // Linux brings the figures of the running thread up to date only when those of the whole process
  // are asked for (`thread_group_cputime` in kernel/sched/cputime.c); else they move once a tick.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

function wallMicros(): number {
  return Number(process.hrtime.bigint()) / 1_000;
}

/** The finest clock that this system has: CPU time, unless it moves in large steps. */
export function threadClock(): { readonly kind: ClockKind; readonly micros: () => number } {
  return movesFinely(cpuMicros)
    ? { kind: 'cpu', micros: cpuMicros }
    : { kind: 'wall', micros: wallMicros };
}

/**
 * Whether a clock moves on by a little while it is read again and again. Reading it takes about a
 * microsecond: one that moves once a tick, milliseconds, moves hardly ever meanwhile. How long that
 * took by another clock says nothing, since the system may have run something else.
 */
export function movesFinely(clock: () => number): boolean {
  const steps: number[] = [];
  for (let before = clock(), i = 0; i < looks; i++) {
    const now = clock();
    if (now > before) steps.push(now - before);
    before = now;
  }
  steps.sort((a, b) => a - b);
  return steps.length >= looks / 50 && steps[steps.length >> 1]! <= finest;
}

const looks = 2_000;
