/** Lines of `.npmrc` that take nothing away from what guards an installation, whatever was there. */
const safe = new Map(
  Object.entries({
    'ignore-scripts': /^true$/,
    'strict-ssl': /^true$/,
    'engine-strict': /^true$/,
    'save-exact': /^(?:true|false)$/,
    'save-prefix': /^['"]{0,2}$/,
    'package-lock': /^true$/,
    audit: /^true$/,
    'audit-level': /^(?:low|moderate|high)$/,
    fund: /^(?:true|false)$/,
    progress: /^(?:true|false)$/,
    'update-notifier': /^(?:true|false)$/,
    loglevel: /^\w+$/,
    'prefer-offline': /^(?:true|false)$/,
    'min-release-age': /^\d+$/,
  }),
);

/** True when a changed `.npmrc` only adds lines that are safe, and nothing else is gone. */
export function onlySafeLines(before: string, after: string): boolean {
  const lines = (text: string): string[] =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^[#;]/.test(line));
  const [old, now] = [lines(before), lines(after)];
  const keys = now.map((line) => split(line)[0]);
  if (new Set(keys).size !== keys.length) return false;
  const stays = old.every(
    (line) => now.includes(line) || isSafe(now.find((each) => split(each)[0] === split(line)[0])),
  );
  return stays && now.every((line) => old.includes(line) || isSafe(line));
}

function split(line: string): [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line, 'true'] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

function isSafe(line: string | undefined): boolean {
  if (line === undefined) return false;
  const [key, value] = split(line);
  return safe.get(key)?.test(value) ?? false;
}
