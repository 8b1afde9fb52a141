/** By whoever starts Pawl from within what Pawl runs. */
const variable = 'PAWL_DEPTH';
/** Deeper than any budget: what can't be read is not shallow. */
const unknownDepth = 1_000;

/** How many levels of self-improvement are around a process with this environment. */
export function depthOf(env: Readonly<Record<string, string | undefined>>): number {
  const given = env[variable];
  if (given === undefined || given === '') return 0;
  return /^\d{1,3}$/.test(given) ? Number(given) : unknownDepth;
}

/** For what is started from here: a Pawl that it starts is one level deeper. */
export function deeper(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return { [variable]: String(Math.min(depthOf(env) + 1, unknownDepth - 1)) };
}
