const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `first` on the first signal to stop. On the second it calls `second`, then the process
 * dies of that signal, so that a shell sees what happened.
 */
export function onInterrupt(first: () => void, second: () => void): { dispose(): void } {
  let count = 0;
  const listener = (signal: NodeJS.Signals): void => {
    count++;
    if (count === 1) return first();
    second();
    dispose();
    process.kill(process.pid, signal);
  };
  const dispose = (): void => {
    for (const signal of signals) process.off(signal, listener);
  };
  for (const signal of signals) process.on(signal, listener);
  return { dispose };
}
