import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { foldText } from '../code/fold.ts';
import { givenNames } from './given.ts';
import {
  globalKinds,
  harmlessGlobals,
  harmlessModules,
  harmlessVariables,
  moduleKinds,
  packageKinds,
  sharedObjects,
  writingFiles,
  type Kind,
} from './names.ts';
import type { Use } from './use.ts';
import { usesOf } from './uses.ts';

/** Something outside itself that a file reaches. */
export interface Capability {
  readonly kind: Kind;
  /** The same for the same thing wherever it is reached: `environment HOME`. */
  readonly key: string;
  /** For a message: `process.env.HOME`. */
  readonly what: string;
  readonly node: Node;
  /** It is a member of an installed package, not of Node or the language. */
  readonly ofPackage?: true;
}

/**
 * What a file reaches, each thing once, where it is first reached.
 *
 * @throws TooTangled
 */
export function capabilitiesOf(code: Code): ReadonlyMap<string, Capability> {
  const out = new Map<string, Capability>();
  for (const use of usesOf(code).flatMap((each) => underNames(code, each))) {
    const capability = capabilityOf(code, use);
    if (capability && !out.has(capability.key)) out.set(capability.key, capability);
  }
  return out;
}

/** `process.env[name]` in a helper that is only called with plain names is all of these. */
function underNames(code: Code, use: Use): readonly Use[] {
  const { root, path, how, node } = use;
  if (how !== 'computed' || root !== 'process' || path.join() !== 'env') return [use];
  const names = is(node, 'MemberExpression') ? givenNames(code, node.property) : undefined;
  return names
    ? names.map((name) => ({ ...use, path: ['env', name], how: 'read' as const }))
    : [use];
}

function capabilityOf(code: Code, use: Use): Capability | undefined {
  const what = [use.root.replace(/^module:/, ''), ...use.path].join('.');
  const as = (kind: Kind, key = what, text = what): Capability => ({
    kind,
    key: `${kind} ${key}`,
    what: text,
    node: use.node,
  });
  if (use.root.startsWith('module:')) return ofModule(code, use, as);
  if (use.how === 'computed') return ofComputed(use, as);
  if (use.how === 'write' && use.root !== 'process') return ofWrite(use, as);
  switch (use.root) {
    case 'constructor':
      return makesFunction(code, use)
        ? as('code', 'Function', '.constructor of a function')
        : undefined;
    case 'Function':
      return ofFunction(use, as);
    case 'eval':
      return use.how === 'test' ? undefined : as('code', 'eval', 'eval');
    case 'require':
    case 'module':
      return ofRequire(use, as);
    case 'process':
      return ofProcess(code, use, as);
    case 'globalThis':
    case 'global':
    case 'window':
    case 'self':
      if (use.how === 'test' || use.how === 'read') return undefined;
      return as('obscure', 'global object', 'the global object as a whole');
    case 'setTimeout':
    case 'setInterval':
    case 'setImmediate':
      if (use.how === 'call' && isText(code, use.args[0]))
        return as('code', 'timer', `${what} with text`);
      break;
    case 'Date':
      return ofDate(use, as);
    case 'Math':
      if (use.path[0] === 'random') return as('random', 'Math.random');
      break;
    case 'performance':
      if (use.path[0] === 'now') return as('clock', 'now', 'the clock');
      break;
    case 'console':
      return as('output', 'console', what);
    case 'document':
      if (makesPlainNode(code, use)) return undefined;
      break;
    default:
  }
  if (use.how === 'test' || harmlessGlobals.has(use.root)) return undefined;
  const kind = globalKinds.get(use.root);
  if (kind === 'code') return as(kind, use.root);
  return kind ? as(kind, use.root, what) : as('global', use.root, use.root);
}

/** Nodes that load and run nothing by being made. */
function makesPlainNode(code: Code, use: Use): boolean {
  const [member, ...rest] = use.path;
  if (use.how !== 'call' || rest.length > 0) return false;
  if (/^create(?:TextNode|DocumentFragment|Comment)$/.test(member ?? '')) return true;
  const tag = member === 'createElement' ? foldText(code, use.args[0]) : undefined;
  return (
    tag !== undefined &&
    /^[a-z][a-z0-9]*$/.test(tag) &&
    !/^(?:script|i?frame|frameset|object|embed|applet|link|base|meta|style|img|image|audio|video|source|track|input|form|svg|portal|template)$/.test(
      tag,
    )
  );
}

type As = (kind: Kind, key?: string, text?: string) => Capability;

/** A member of something sensitive whose name can't be told. */
function ofComputed(use: Use, as: As): Capability | undefined {
  const { root, path } = use;
  if (root === 'require' || root === 'import()')
    return as(
      'dynamic-import',
      root,
      `${root === 'require' ? 'require' : 'import'} of a name that can't be told`,
    );
  if (root === 'process' && path[0] === 'env')
    return as('environment', '*', 'process.env by a computed name');
  if (root === 'process' && path[0] === 'argv') return undefined;
  const sensitive =
    /^(?:process|globalThis|global|window|self|module|Function|constructor|Reflect|document)$/;
  if (!sensitive.test(root)) return undefined;
  // What the module offers, as `exports` is by itself.
  if (root === 'module' && path[0] === 'exports') return undefined;
  return as('obscure', `${root}[…]`, `a member of ${root} whose name can't be told`);
}

function ofModule(code: Code, use: Use, as: As): Capability | undefined {
  const written = use.root.slice('module:'.length);
  const name = written.replace(/^node:/, '');
  if (use.how === 'test') return undefined;
  if (use.how === 'write' && use.path.length > 0 && !isRelative(written))
    return {
      ...as('tamper', `${name}.${use.path.join('.')}`, `${name}.${use.path.join('.')} (written)`),
      ...(!harmlessModules.has(name) && !moduleKinds.has(name) && { ofPackage: true as const }),
    };
  if (isRelative(written)) return undefined;
  if (/^(?:[a-z]+:|\/)/.test(written) && !written.startsWith('node:'))
    return as('outside-import', written, `an import from ${written}`);
  if (written.startsWith('#') || written.startsWith('@/') || written.startsWith('~/'))
    return undefined;
  if (harmlessModules.has(name)) return undefined;
  const kind = moduleKinds.get(name);
  if (kind === undefined) return ofPackage(written, as);
  if (name === 'process') return ofProcess(code, { ...use, root: 'process' }, as);
  if (name === 'fs' || name === 'fs/promises') return ofFiles(use, as);
  if (name === 'os' && use.path[0] === 'EOL') return undefined;
  if (name === 'os' && use.how === 'read' && use.path.length === 0) return undefined;
  if (
    name === 'module' &&
    (use.path[0] === 'createRequire' || (use.path.length === 0 && use.how === 'read'))
  )
    return undefined;
  return as(kind, name, use.path.length > 0 ? `${name}.${use.path[0]}` : name);
}

function ofPackage(written: string, as: As): Capability {
  const name = written
    .split('/')
    .slice(0, written.startsWith('@') ? 2 : 1)
    .join('/');
  const kind = packageKinds.get(name);
  return as(kind ?? 'package', name, `the package ${name}`);
}

function ofFiles(use: Use, as: As): Capability | undefined {
  const [first, second] = use.path;
  const member = first === 'promises' ? second : first;
  if (member === undefined) {
    // The import itself; what is used of it comes by itself.
    if (use.how === 'read') return undefined;
    return as('files-write', 'fs', 'fs as a whole');
  }
  if (/^(?:constants|Stats|Dirent|R_OK|F_OK)$/.test(member)) return undefined;
  const kind = writingFiles.test(member) ? 'files-write' : 'files-read';
  return as(kind, 'fs', `fs.${member}`);
}

function ofFunction(use: Use, as: As): Capability | undefined {
  const [first] = use.path;
  if (use.how === 'test') return undefined;
  if (first === undefined || first === 'constructor')
    return use.how === 'read' ? undefined : as('code', 'Function', 'the Function constructor');
  return undefined;
}

/** Only a call, or a `new` with text, makes a function of an unknown thing's constructor. */
function makesFunction(code: Code, use: Use): boolean {
  if (use.path[0] === 'constructor') return true;
  if (use.path.length > 0) return false;
  if (use.how === 'call') return true;
  return use.how === 'new' && isText(code, use.args[0]);
}

function ofRequire(use: Use, as: As): Capability | undefined {
  const member = use.path[0];
  if (use.root === 'module') {
    if (member === undefined || /^(?:exports|id|filename|path|hot)$/.test(member)) return undefined;
    if (member === 'require' && use.how === 'call') return undefined;
    return as('code', `module.${member}`);
  }
  if (member === 'resolve' || member === 'main') return undefined;
  if (member === 'cache' || member === 'extensions') return as('code', `require.${member}`);
  if (use.how === 'call' || use.how === 'test' || use.how === 'read') return undefined;
  return as('dynamic-import', 'require', 'require itself, handed on');
}

function ofProcess(code: Code, use: Use, as: As): Capability | undefined {
  const [member, name] = use.path;
  if (use.how === 'test' && use.path.length < 2) return undefined;
  if (member === undefined)
    return use.how === 'read' ? undefined : as('control', 'process', 'process as a whole');
  if (member === 'env') {
    if (use.how === 'write')
      return as(
        'environment',
        `write ${name ?? ''}`,
        `${['process', ...use.path].join('.')} (written)`,
      );
    if (name === undefined)
      return use.how === 'read' ? undefined : as('environment', '*', 'process.env as a whole');
    return harmlessVariables.test(name)
      ? undefined
      : as('environment', name, `process.env.${name}`);
  }
  if (/^(?:binding|_linkedBinding|dlopen)$/.test(member)) return as('native', `process.${member}`);
  if (/^(?:mainModule|getBuiltinModule)$/.test(member) && use.how !== 'call')
    return as('dynamic-import', `process.${member}`);
  if (/^(?:mainModule|getBuiltinModule)$/.test(member)) return undefined;
  if (/^(?:stdout|stderr)$/.test(member)) return as('output', `process.${member}`);
  if (member === 'stdin') return as('machine', 'process.stdin');
  if (/^(?:hrtime|uptime)$/.test(member)) return as('clock', 'now', 'the clock');
  const harmless =
    /^(?:version|versions|platform|arch|nextTick|cwd|argv|argv0|execArgv|execPath|pid|ppid|title|release|config|features|memoryUsage|cpuUsage|emitWarning|browser|exitCode|resourceUsage|type|allowedNodeEnvironmentFlags)$/;
  if (/^(?:on|once|off)$/.test(member) && use.how === 'call' && isSignal(code, use.args[0]))
    return undefined;
  return harmless.test(member) ? undefined : as('control', `process.${member}`);
}

/** A request to end, by name or from a list that is walked through. */
function isSignal(code: Code, node: Node | undefined): boolean {
  const asks = (text: string | undefined): boolean => /^SIG(?:INT|TERM|HUP|QUIT)$/.test(text ?? '');
  const at = bare(node);
  if (asks(foldText(code, at))) return true;
  const definition = at && (code.variableOf(at)?.defs[0]?.node as unknown as Node | undefined);
  const loop = definition && code.above(definition, (each) => is(each, 'ForOfStatement'));
  const list = is(loop, 'ForOfStatement') ? bare(loop.right) : undefined;
  return (
    is(list, 'ArrayExpression') &&
    is(loop, 'ForOfStatement') &&
    is(loop.left, 'VariableDeclaration') &&
    loop.left.declarations.some((each) => each === definition) &&
    list.elements.length > 0 &&
    list.elements.every((each) => asks(foldText(code, each)))
  );
}

function ofDate(use: Use, as: As): Capability | undefined {
  const isNow =
    use.path[0] === 'now' ||
    ((use.how === 'new' || use.how === 'call') && use.path.length === 0 && use.args.length === 0);
  return isNow ? as('clock', 'now', 'the clock') : undefined;
}

/** Writing to what everyone shares, or making a global. */
function ofWrite(use: Use, as: As): Capability | undefined {
  const { root, path } = use;
  const what = [root, ...path].join('.');
  if (root === 'module' || root === 'exports' || root === 'arguments') return undefined;
  if (root === 'location' || (root === 'document' && path.length > 0))
    return as('page', root, what);
  if (path.length === 0) return as('tamper', `global ${root}`, `the global ${root} (written)`);
  if (
    root === 'Error' &&
    /^(?:stackTraceLimit|captureStackTrace)$/.test(path[0] ?? '') &&
    path.length === 1
  )
    return undefined;
  return sharedObjects.test(root) || harmlessGlobals.has(root)
    ? as('tamper', what, `${what.replace(/\.\*$/, '')} (written)`)
    : undefined;
}

function isRelative(name: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(name);
}

/** An expression that gives text, and no function. */
function isText(code: Code, node: Node | undefined): boolean {
  const at = bare(node);
  if (!at || isFunction(at)) return false;
  if (is(at, 'Literal')) return typeof at.value === 'string';
  if (is(at, 'TemplateLiteral')) return true;
  if (is(at, 'BinaryExpression')) return at.operator === '+';
  return foldText(code, at) !== undefined;
}
