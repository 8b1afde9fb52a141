/** What a command line does beside starting a program of the project. */
const reaches =
  /\b(?:curl|wget|nc|ssh|scp|rm|sudo|chmod|eval|exec|bash|sh|powershell|npx|dlx|publish|node\s+-\S*)|https?:|[$`><|\\]|(?:^|\s)\w+=/;
/** Ways in which programs print results; a path would be a program of its own. */
const style =
  'spec|dot|tap|text|text-summary|lcov|lcovonly|html|json|min|list|progress|nyan|verbose|default|basic|line|github|junit|terse|stylish|compact|unix';
/** How results are shown, and whether the first failure ends the run: what fails still fails. */
const shown = new RegExp(
  ` (?:(?:--coverage-report|--reporter|-R)[= ](?:${style})|--(?:colors?|verbose|bail))(?= |$)`,
  'g',
);
/** What a runner looks for beside what fails. */
const stricter =
  / --(?:check-leaks|forbid-only|forbid-pending|strict|strict-ssl|max-warnings[= ]0|allow-only[= ]false|report-unused-disable-directives)(?= |$)/g;
/** Options with plain or quoted values, after a command, but for those that load or are code. */
const options =
  /^(?: (?!--?(?:e|p|r|eval|print|require|import|loader|experimental-loader|config)\b)--?[a-zA-Z][\w:-]*(?:[= ](?:[\w./:*,-]+|"[^"$`]*"))?)+$/;

type Scripts = Readonly<Record<string, unknown>>;

/** Starts a program of the project, and no more; or does what a script did, with further options. */
export function isPlainCommand(command: unknown, before: Scripts): boolean {
  if (typeof command !== 'string') return false;
  if (!reaches.test(command)) return true;
  return Object.values(before).some(
    (each) =>
      typeof each === 'string' &&
      command.startsWith(`${each} `) &&
      options.test(command.slice(each.length)),
  );
}

/**
 * True when a command does all that it did and fails where it failed: it shows results otherwise, or
 * is followed by scripts that were there or are plain.
 */
export function keepsCommand(old: unknown, now: unknown, before: Scripts, after: Scripts): boolean {
  if (typeof old !== 'string' || typeof now !== 'string') return false;
  // What was asked for stays; what is asked for too may be more.
  const plain = (text: string): string => text.replace(shown, '').replace(/ +/g, ' ').trim();
  const isAskedOn = (old.match(stricter) ?? []).every((each) => now.includes(each));
  if (isAskedOn && plain(now.replace(stricter, '')) === plain(old.replace(stricter, '')))
    return true;
  if (!now.startsWith(`${old} && `) || /[#\\]|&\s*$/.test(old)) return false;
  return now
    .slice(old.length + ' && '.length)
    .split(' && ')
    .every((each) => {
      const name = /^(?:npm|pnpm|yarn) run ([\w:-]+)$/.exec(each)?.[1];
      if (name === undefined || !(name in after)) return false;
      return before[name] === after[name] || isNewAndPlain(name, before, after);
    });
}

/** A script that neither checks nor builds what is shipped. */
export function isAside(name: string): boolean {
  return /^(?:bench(?:marks?)?|perf|examples?|demo)(?:[:-][\w:-]+)?$/.test(name);
}

/** The same program of the project with other options. */
export function isOtherwise(old: unknown, now: unknown): boolean {
  const program = (command: unknown): string | undefined =>
    typeof command === 'string'
      ? /^(?:node )?[\w./-]+(?= --?[a-zA-Z])/.exec(command)?.[0]
      : undefined;
  const first = program(old);
  return (
    first !== undefined &&
    first === program(now) &&
    [old, now].every((each) => options.test((each as string).slice(first.length)))
  );
}

function isNewAndPlain(name: string, before: Scripts, after: Scripts): boolean {
  return !(name in before) && isPlainCommand(after[name], before);
}
