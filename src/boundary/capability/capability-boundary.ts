import { is, type Node } from '../../candidate/index.ts';
import type { Boundary } from '../boundary.ts';
import { defineRules, found, type Finding, type Rule, type Severity } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import type { Capability } from './capability.ts';
import { knownIn } from './known.ts';
import { setsOption } from './option.ts';
import { readsItsSettings } from './environment.ts';
import { onlyServes } from './serves.ts';
import { holdsStill } from './still.ts';
import { dependenciesOf, parseManifest } from '../dependency/manifest.ts';
import type { Kind } from './names.ts';

const without = 'Do without it, or have a person sign for it';

export const capabilityRules = defineRules('capability', {
  code: {
    finds:
      'Text that becomes code: eval, the Function constructor by any way, timers with text, vm, WebAssembly',
    mend: 'Write the code out; what is data must not become code',
    severity: 'stop',
  },
  native: {
    finds: 'Ways around the language: addons, inspector, V8 flags, process bindings',
    mend: 'Do without it',
    severity: 'stop',
  },
  obscure: {
    finds: 'A member of something sensitive whose name is computed, or the global object handed on',
    mend: 'Name what is used in plain text',
    severity: 'stop',
  },
  tamper: {
    finds: 'A write to what all code shares: prototypes and members of built-ins, globals, modules',
    mend: 'Keep it in a local variable or a helper function',
    severity: 'stop',
  },
  process: { finds: 'Other programs are started', mend: without, severity: 'sign-off' },
  thread: { finds: 'Threads or workers are started', mend: without, severity: 'sign-off' },
  network: { finds: 'The network is reached', mend: without, severity: 'sign-off' },
  'dynamic-import': {
    finds: 'A module is loaded whose name can not be told from the text',
    mend: 'Import it by a plain name',
    severity: 'sign-off',
  },
  'files-write': { finds: 'Files are written', mend: without, severity: 'sign-off' },
  'files-read': { finds: 'Files are read', mend: without, severity: 'sign-off' },
  environment: {
    finds: 'Environment variables are read or written',
    mend: without,
    severity: 'sign-off',
  },
  control: {
    finds: 'The running process is controlled: exit, signals, handlers, user ids',
    mend: without,
    severity: 'sign-off',
  },
  machine: {
    finds: 'The machine or the terminal is asked about',
    mend: without,
    severity: 'sign-off',
  },
  page: {
    finds: 'The page, its storage or its address is reached',
    mend: without,
    severity: 'sign-off',
  },
  package: {
    finds: 'A package is imported that the file did not use',
    mend: without,
    severity: 'sign-off',
  },
  'outside-import': {
    finds:
      'Code is imported from outside the project: a URL, an absolute path, a path above the root',
    mend: 'Import from the project or from an installed package',
    severity: 'stop',
  },
  global: {
    finds: 'A global is used that is neither the language’s nor known',
    mend: 'Import or declare it',
    severity: 'sign-off',
  },
  output: {
    finds: 'Something is printed that was not',
    mend: 'Return it, or take it out',
    severity: 'note',
  },
  clock: { finds: 'The result may depend on the time', mend: 'Hand the time in', severity: 'note' },
  random: {
    finds: 'The result may depend on chance',
    mend: 'Hand the randomness in',
    severity: 'note',
  },
});

/** Kinds where another file of the project that does the same makes it a small thing. */
const commonplace = new Set<Kind>([
  'files-read',
  'environment',
  'machine',
  'page',
  'package',
  'global',
  'output',
  'clock',
  'random',
]);
/** What tests do all the time. */
const testMay = new Set<Kind>([
  ...commonplace,
  'files-write',
  'control',
  'dynamic-import',
  'thread',
]);

export const capabilityBoundary: Boundary = {
  name: 'capability',
  rules: Object.values(capabilityRules),
  check: (view) => view.files.flatMap((file) => (file.isCode ? checkFile(view, file) : [])),
};

function checkFile(view: View, file: FileView): Finding[] {
  const before = file.capabilities('before');
  const findings: Finding[] = [];
  for (const [key, capability] of file.capabilities('after')) {
    if (before.has(key) || view.settings.capability.allow.includes(key)) continue;
    if (file.kind !== 'code' && testMay.has(capability.kind)) continue;
    if (file.kind === 'test' && isOwnServer(file, key)) continue;
    const isStill =
      file.kind !== 'code' && capability.kind === 'tamper' && holdsStill(file, capability);
    const finding = judge(view, file, key, capability);
    if (finding && isStill) findings.push({ ...finding, severity: 'note' });
    else if (finding) findings.push(finding);
  }
  for (const path of outsideImports(file))
    findings.push(found(capabilityRules['outside-import'], path, 'imports from above the root'));
  return findings;
}

/** A test that answers its own requests. */
function isOwnServer(file: FileView, key: string): boolean {
  const module = /^network (https?|http2|net)$/.exec(key)?.[1];
  return module !== undefined && onlyServes(file.code('after')!, module);
}

function judge(
  view: View,
  file: FileView,
  key: string,
  capability: Capability,
): Finding | undefined {
  const { kind, what, node } = capability;
  const rule: Rule = capabilityRules[kind];
  const at = file.code('after')!.at(node);
  if (kind === 'package' && isDeclared(view, key.slice('package '.length))) return undefined;
  const moved = movedFrom(view, file, key);
  if (moved !== undefined && rule.severity !== 'note')
    return found(rule, at, `${what} moved here from ${moved}`, { severity: 'note' });
  if (moved !== undefined) return undefined;
  if (kind === 'environment' && readsItsSettings(file, key))
    return found(rule, at, `${what}, beside others that it reads`, { severity: 'note' });
  if (key === wholeGlobal && madeCodeForIt(file))
    return found(rule, at, `${what}, which code made from text gave before`, { severity: 'note' });
  if (kind === 'network' && asksTheSame(file, key))
    return found(rule, at, `${what}, in the place of another way there`, { severity: 'note' });
  if (kind === 'tamper' && capability.ofPackage && setsOption(file, capability))
    return found(rule, at, `${what}, a plain value`, { severity: 'note' });
  const known = rule.severity === 'stop' ? undefined : knownIn(view, key, file.path);
  const severity: Severity | undefined = !known
    ? rule.severity
    : commonplace.has(kind)
      ? undefined
      : rule.severity;
  if (!severity) return undefined;
  const where = known
    ? `which this file did not reach (${known} does)`
    : file.before || view.change.project.paths.length > 0
      ? 'which nothing in the project reached'
      : 'which is new';
  return found(rule, at, `${what}, ${where}`, { severity });
}

/** Another client for the same hosts: the file reached them before, by a client that it has no more. */
function asksTheSame(file: FileView, key: string): boolean {
  const networks = (side: 'before' | 'after'): string[] =>
    [...file.capabilities(side).keys()].filter((each) => each.startsWith('network '));
  const [before, after] = [networks('before'), networks('after')];
  const isSwap = before.some((each) => !after.includes(each));
  const fresh = after.filter((each) => !before.includes(each));
  const hosts = (text: string | undefined): readonly string[] =>
    text?.match(/\b(?:https?|wss?):\/\/[^\s'"`/?#]*/g) ?? [];
  const known = new Set(hosts(file.before?.text));
  return (
    isSwap &&
    fresh.length === 1 &&
    fresh[0] === key &&
    known.size > 0 &&
    hosts(file.after?.text).every((each) => known.has(each))
  );
}

const wholeGlobal = 'obscure global object';

/** `Function('return this')()` and the like are gone: what gets the same without is less. */
function madeCodeForIt(file: FileView): boolean {
  const [before, after] = [file.capabilities('before'), file.capabilities('after')];
  return ['code Function', 'code eval'].some((each) => before.has(each) && !after.has(each));
}

/** A file of this change that had the capability and has it no more. */
function movedFrom(view: View, file: FileView, key: string): string | undefined {
  return view.files.find(
    (each) =>
      each !== file &&
      each.kindBefore === 'code' &&
      each.capabilities('before').has(key) &&
      !each.capabilities('after').has(key),
  )?.path;
}

/** Declared before the change: an own dependency, or the package itself; or a package of this change. */
function isDeclared(view: View, name: string): boolean {
  const isOwn = view.files.some(
    (file) => file.kind === 'manifest' && parseManifest(file.after?.text ?? '')?.name === name,
  );
  if (isOwn) return true;
  return view.change.project.paths
    .filter((path) => /(?:^|\/)package\.json$/.test(path) && !path.includes('node_modules/'))
    .some((path) => dependenciesOf(view.change.project.read(path) ?? '').has(name));
}

function outsideImports(file: FileView): { file: string; line: number; column: number }[] {
  const code = file.code('after');
  if (!code) return [];
  const depth = file.path.split('/').length - 1;
  const isOutside = (name: string): boolean =>
    (/^(?:\.\.\/)+/.exec(name)?.[0].length ?? 0) / 3 > depth;
  const old = new Set(importsOf(file, 'before').map(([name]) => name));
  return importsOf(file, 'after')
    .filter(([name]) => isOutside(name) && !old.has(name))
    .map(([, node]) => code.at(node));
}

function importsOf(file: FileView, side: 'before' | 'after'): [string, Node][] {
  return (file.code(side)?.nodes ?? []).flatMap((node): [string, Node][] => {
    const { source } = node as { source?: Node | null };
    return is(source, 'Literal') && typeof source.value === 'string'
      ? [[source.value, source]]
      : [];
  });
}
