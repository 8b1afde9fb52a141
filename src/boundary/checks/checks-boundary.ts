import type { Boundary } from '../boundary.ts';
import { lifecycle } from '../dependency/manifest-rules.ts';
import { lineOfKey, parseManifest, recordOf, type Manifest } from '../dependency/manifest.ts';
import { canonical } from '../code/canonical.ts';
import { found, type Finding, type Severity } from '../finding.ts';
import { matchesGlob } from '../scope/glob.ts';
import { isCollected } from '../file-kind.ts';
import type { FileView, View } from '../view.ts';
import { isFirstLinter, isFirstLinterField } from './first-linter.ts';
import { isAside, isOtherwise, isPlainCommand, keepsCommand } from './commands.ts';
import { beforeUnderNewNames } from './renamed.ts';
import { checkRules as rules } from './rules.ts';
import { testFindings } from './test-rules.ts';
import { onlyTightens } from './tightened.ts';

/** Fields of a manifest that say how the package is checked. */
const checkFields = [
  'jest',
  'vitest',
  'mocha',
  'ava',
  'tap',
  'c8',
  'nyc',
  'eslintConfig',
  'eslintIgnore',
  'xo',
  'lint-staged',
  'husky',
  'simple-git-hooks',
  'pre-commit',
  'commitlint',
  'stryker',
  'size-limit',
  'bundlesize',
  'knip',
  'tsd',
  'wireit',
  'nx',
];

/** What judges the change is not changed by it. */
export const checksBoundary: Boundary = {
  name: 'checks',
  rules: Object.values(rules),
  check: (view) => view.files.flatMap((file) => checkFile(view, file)),
};

/** Where the tests judge the objective they are off limits; elsewhere a person looks. */
function judged(view: View): Severity {
  const { objective } = view.change;
  return objective === 'fix' || objective === 'optimise' || objective === 'refactor'
    ? 'stop'
    : 'sign-off';
}

/**
 * Config, signers and owners are a person's to change, by the rules of the base revision. What is
 * recorded is nobody's, and a search does not improve the law that it is judged by.
 */
function isForPeople({ change }: View, file: FileView): boolean {
  const isRecord = [file.path, file.from ?? ''].some((path) =>
    path.toLowerCase().split('/').includes('.pawl'),
  );
  return !isRecord && change.target?.file !== file.path;
}

function checkFile(view: View, file: FileView): Finding[] {
  const severity = judged(view);
  const at = { file: file.path, line: 1 };
  const verb = !file.before ? 'is added' : file.after ? 'is changed' : 'is gone';
  const kinds = new Set([file.kind, file.kindBefore]);
  if (kinds.has('own'))
    return [
      found(rules.own, at, `${file.path} ${verb} by the change that it judges`, {
        severity: isForPeople(view, file) ? 'sign-off' : 'stop',
      }),
    ];
  const { files: extraTests, checks: extraChecks } = view.settings.tests;
  const named = (globs: readonly string[]): boolean =>
    globs.some(
      (glob) =>
        matchesGlob(glob, file.path) || (file.from !== undefined && matchesGlob(glob, file.from)),
    );
  if (kinds.has('check') || named(extraChecks))
    return (file.before && file.after && onlyTightens(file)) || isFirstLinter(view, file)
      ? [
          found(rules.configuration, at, `${file.path} asks for more than it did`, {
            severity: 'note',
          }),
        ]
      : [found(rules.configuration, at, `${file.path} ${verb}`, { severity })];
  if (file.kind === 'manifest') return manifest(view, file, severity);
  const isTest = kinds.has('test') || named(extraTests);
  if (isTest) return test(view, file, severity);
  return kinds.has('fixture') ? fixture(file, severity) : [];
}

function test(view: View, file: FileView, severity: Severity): Finding[] {
  const at = { file: file.path, line: 1 };
  if (file.before && !file.after)
    return [found(rules['test-removed'], at, `${file.path} is gone`, { severity })];
  const isLost =
    file.kind !== file.kindBefore || (isCollected(file.from ?? '') && !isCollected(file.path));
  if (file.from !== undefined && isLost)
    return [
      found(
        rules['test-removed'],
        at,
        `${file.from} is now ${file.path}, which no runner takes for a test`,
        { severity },
      ),
    ];
  if (file.before && !file.code('before'))
    return [
      found(rules['test-changed'], at, `${file.path} can’t be compared with what it was`, {
        severity,
      }),
    ];
  return testFindings(file, severity, beforeUnderNewNames(view, file));
}

/** New fixtures are welcome, and so are new entries of a snapshot. */
function fixture(file: FileView, severity: Severity): Finding[] {
  if (!file.before) return [];
  const at = { file: file.path, line: 1 };
  if (file.after && isAddition(file.before.text, file.after.text)) return [];
  return [
    found(rules.fixture, at, `${file.path} ${file.after ? 'is not what it was' : 'is gone'}`, {
      severity: severity === 'sign-off' && runsTheSame(file) ? 'note' : severity,
    }),
  ];
}

/** Code that only has other comments, or another layout. */
function runsTheSame(file: FileView): boolean {
  const [before, after] = [file.code('before'), file.code('after')];
  return before && after ? canonical(before.program) === canonical(after.program) : false;
}

/** Every line is still there, in the same order. */
function isAddition(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const lines = after.split('\n');
  let at = 0;
  return before.split('\n').every((line) => {
    const next = lines.indexOf(line, at);
    at = next + 1;
    return next >= 0;
  });
}

function manifest(view: View, file: FileView, severity: Severity): Finding[] {
  const [old, now] = [file.before, file.after].map((each) => parseManifest(each?.text ?? ''));
  if (!now || !old) return [];
  const text = file.after!.text!;
  const at = (key: string, under?: string) => ({
    file: file.path,
    line: lineOfKey(text, key, under),
  });
  const released = (command: unknown): unknown => underVersion(command, old, now);
  const findings: Finding[] = [];
  const [before, after] = [recordOf(old['scripts']), recordOf(now['scripts'])];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isSame(released(before[name]), after[name]) || lifecycle.test(name)) continue;
    const verb = !(name in before)
      ? 'is added'
      : name in after
        ? `is now ${JSON.stringify(after[name])}`
        : 'is gone';
    // What nobody runs yet checks nothing yet, unless it hooks into what they run.
    const hooks = /^(?:pre|post)/.test(name);
    const isNew = !(name in before) && !hooks;
    const isHarmless = isNew
      ? isPlainCommand(after[name], before)
      : keepsCommand(before[name], after[name], before, after) ||
        // Where nothing is measured by it, how a benchmark is started is its own affair.
        (severity === 'sign-off' && isAside(name) && isOtherwise(before[name], after[name]));
    findings.push(
      found(rules.script, at(name, 'scripts'), `the script ${name} ${verb}`, {
        severity: isHarmless ? 'note' : isNew ? 'sign-off' : severity,
      }),
    );
  }
  for (const field of checkFields)
    if (!isSame(old[field], now[field]))
      findings.push(
        found(rules.script, at(field), `${field} is not what it was`, {
          severity: isFirstLinterField(view, field, old[field]) ? 'note' : severity,
        }),
      );
  return findings;
}

/** A command that names the package's own version, with the one that it has now. */
function underVersion(command: unknown, old: Manifest, now: Manifest): unknown {
  const [from, to] = [old['version'], now['version']];
  const isVersion = (text: unknown): text is string =>
    typeof text === 'string' && /^\d+\.\d+\.\d+[\w.-]*$/.test(text);
  if (typeof command !== 'string' || !isVersion(from) || !isVersion(to)) return command;
  return command.replaceAll(from, to);
}

function isSame(old: unknown, now: unknown): boolean {
  return JSON.stringify(old) === JSON.stringify(now);
}
