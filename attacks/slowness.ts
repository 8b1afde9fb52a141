/**
 * How many times longer work takes here now than it would if the machine had nothing else to do: the
 * time that a loop took by the clock over the time that it had a processor.
 */
export function slowness(forMs = 60): number {
  const began = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - began < forMs);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, ((performance.now() - began) * 1_000) / (user + system));
}
