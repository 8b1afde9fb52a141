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
  return movesFinely(cpuMicros, wallMicros)
    ? { kind: 'cpu', micros: cpuMicros }
    : { kind: 'wall', micros: wallMicros };
}

/** Whether a clock moves on several times within a few milliseconds of work, and never far at once. */
export function movesFinely(clock: () => number, wall: () => number): boolean {
  const end = wall() + 5_000;
  let steps = 0;
  let small = 0;
  for (let before = clock(); wall() < end && steps < 20;) {
    const now = clock();
    if (now === before) continue;
    steps++;
    if (now - before <= finest) small++;
    before = now;
  }
  // The system itself takes some time now and then.
  return steps >= 10 && small >= steps * 0.7;
}
