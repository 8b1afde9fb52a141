/** For each script that runs by itself, those that run only when it runs too (npm's order of life). */
const within: Readonly<Record<string, readonly string[]>> = {
  prepare: ['prepublish', 'prepublishOnly', 'prepack'],
  prepublish: ['prepublishOnly'],
};

/** True when the very same command already ran by itself whenever it would now. */
export function ranAlready(
  scripts: Readonly<Record<string, unknown>>,
  name: string,
  command: unknown,
): boolean {
  return Object.entries(within).some(
    ([wider, names]) => names.includes(name) && scripts[wider] === command,
  );
}
