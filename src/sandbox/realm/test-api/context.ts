let deferred: (() => unknown)[] | undefined;

/** Runs after the test now running, as `onTestFinished` and `t.after` want it. */
export function defer(run: () => unknown): void {
  deferred ??= [];
  deferred.push(run);
}

/** What was deferred since; undefined where nothing was. */
export function takeDeferred(): readonly (() => unknown)[] | undefined {
  const taken = deferred;
  deferred = undefined;
  return taken;
}
