let deferred: (() => unknown)[] = [];

/** Runs after the test now running, as `onTestFinished` and `t.after` want it. */
export function defer(run: () => unknown): void {
  deferred.push(run);
}

export function takeDeferred(): readonly (() => unknown)[] {
  const taken = deferred;
  deferred = [];
  return taken;
}
