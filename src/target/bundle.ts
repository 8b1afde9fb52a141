import { isBuiltin } from 'node:module';
import { basename, posix } from 'node:path';
import { rolldown, type OutputChunk, type Plugin } from 'rolldown';
import { is, walk, type Source } from '../candidate/index.ts';
import { UsageError } from '../fault.ts';
import { relativeTo } from './project.ts';
import { commonJsMark, testModuleNames, type ModuleText, type Unit } from '../sandbox/index.ts';

export interface Bundled {
  readonly unit: Unit;
  /** Test files (absolute) that reach the target, in the order of `unit.tests`. */
  readonly tests: readonly string[];
  /** Files (absolute) that these tests and the target load, packages and the target aside. */
  readonly reached: readonly string[];
}

/**
 * Bundles the tests once, each module by itself, with the target left out as the one replaceable
 * module. Only test files that reach the target are kept.
 *
 * @throws UsageError `no-tests` when none reaches it; `test-parse` when a test does not parse.
 */
export async function bundleTests(
  root: string,
  target: string,
  source: Source,
  tests: readonly string[],
): Promise<Bundled> {
  const specifiers = requiredBy(source);
  const resolved = new Map<string, string>();
  const entries = specifiers.filter((it) => !isBuiltin(it) && !testModuleNames.includes(it));
  const input: Record<string, string> = {};
  tests.forEach((test, i) => (input[`test${i}`] = test));
  entries.forEach((_, i) => (input[`dep${i}`] = `pawl-dep:${i}`));
  const output = await build(root, input, plugin(target, entries, resolved));

  const chunks = output.filter((it): it is OutputChunk => it.type === 'chunk');
  const idOf = new Map(
    chunks.map((chunk) => [chunk.facadeModuleId ?? chunk.fileName, chunk.fileName]),
  );
  const requires = new Map(chunks.map((chunk) => [chunk.fileName, requiresOf(chunk)]));
  const reaching = reachingTarget(requires);
  const kept = tests.filter((test) => reaching.has(idOf.get(test) ?? ''));
  if (kept.length === 0)
    throw new UsageError(
      'no-tests',
      `no test reaches ${basename(target)} (${tests.length} test files looked at)`,
      {
        hint: 'Import it from a test, or name the tests with --tests GLOB.',
      },
    );
  const needed = closure(requires, [
    ...kept.map((test) => idOf.get(test)!),
    ...entries.map((name) => idOf.get(resolved.get(name) ?? '') ?? ''),
  ]);
  const builtins = new Set(
    specifiers.filter((it) => isBuiltin(it) && !testModuleNames.includes(it)),
  );
  const modules: ModuleText[] = [];
  const reached: string[] = [];
  for (const chunk of chunks) {
    if (!needed.has(chunk.fileName)) continue;
    const file = chunk.facadeModuleId?.split('?')[0];
    if (file !== undefined && isOwnFile(root, file)) reached.push(file);
    const links = requires.get(chunk.fileName)!;
    for (const id of Object.values(links))
      if (isBuiltin(id) && !testModuleNames.includes(id)) builtins.add(id);
    modules.push({
      id: chunk.fileName,
      code: source.kind === 'esm' ? asModule(chunk.code) : chunk.code,
      requires: links,
      live:
        !(chunk.facadeModuleId ?? 'node_modules').includes('node_modules') &&
        !chunk.fileName.startsWith('_'),
    });
  }
  const targetRequires: Record<string, string> = {};
  for (const name of specifiers) {
    const chunk = chunks.find((it) => it.fileName === idOf.get(resolved.get(name) ?? ''));
    targetRequires[name] = chunk ? chunk.fileName + (isCommonJs(chunk) ? commonJsMark : '') : name;
  }
  return {
    unit: {
      modules,
      targetRequires,
      tests: kept.map((test) => ({ id: idOf.get(test)!, name: relativeTo(root, test) })),
      builtins: [...builtins],
    },
    tests: kept,
    reached,
  };
}

/** A file of the project itself, not of a package and not made by the bundler. */
function isOwnFile(root: string, file: string): boolean {
  return file.startsWith(`${root}/`) && !file.slice(root.length).includes('/node_modules/');
}

async function build(root: string, input: Record<string, string>, own: Plugin) {
  try {
    const bundle = await rolldown({
      input,
      cwd: root,
      platform: 'node',
      logLevel: 'silent',
      treeshake: false,
      external: (id) => testModuleNames.includes(id) || isBuiltin(id),
      moduleTypes: { '.css': 'empty', '.svg': 'empty', '.png': 'empty' },
      plugins: [own],
    });
    const { output } = await bundle.generate({
      format: 'cjs',
      preserveModules: true,
      exports: 'named',
      dynamicImportInCjs: false,
    });
    await bundle.close();
    return output;
  } catch (error) {
    const first = (error as Error).message.split('\n').find((line) => line.trim() !== '');
    throw new UsageError('test-parse', `the tests can't be bundled: ${first ?? 'unknown reason'}`, {
      cause: error,
    });
  }
}

/** Puts the target outside and leaves what can't be resolved to fail where it is used. */
function plugin(target: string, entries: readonly string[], resolved: Map<string, string>): Plugin {
  return {
    name: 'pawl',
    async resolveId(id, importer, options) {
      if (id.startsWith('pawl-dep:')) {
        const name = entries[Number(id.slice('pawl-dep:'.length))]!;
        const found = await this.resolve(name, target, { kind: 'import-statement' });
        if (!found || found.external) return { id: `\0missing:${name}` };
        resolved.set(name, found.id);
        return found.id;
      }
      if (importer === undefined || id.startsWith('\0')) return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      if (found?.id === target) return { id: 'pawl:target', external: true };
      return found ?? { id, external: true };
    },
    load(id) {
      return id.startsWith('\0missing:') ? 'export {}' : null;
    },
  };
}

/** Every module that a file asks for by a literal name. */
function requiredBy(source: Source): string[] {
  const out = new Set<string>();
  for (const { node } of walk(source.program)) {
    if (is(node, 'ImportDeclaration') && node.importKind !== 'type') out.add(node.source.value);
    if (
      is(node, 'ExportNamedDeclaration', 'ExportAllDeclaration') &&
      node.source &&
      node.exportKind !== 'type'
    )
      out.add(node.source.value);
    if (
      is(node, 'CallExpression') &&
      is(node.callee, 'Identifier') &&
      node.callee.name === 'require'
    ) {
      const name = node.arguments[0];
      if (is(name, 'Literal') && typeof name.value === 'string') out.add(name.value);
    }
  }
  return [...out];
}

/**
 * To a project of ES modules whatever is outside the bundle is CommonJS, whose default is all of
 * it. The target is an ES module with a default of its own.
 */
function asModule(code: string): string {
  return code.replace(/(__toESM\(pawl_target\w*), 1\)/g, '$1)');
}

/** The bundler wraps a CommonJS module, and gives its exports as the default of an ES module. */
function isCommonJs(chunk: OutputChunk): boolean {
  return (
    /__commonJS\w*\(/.test(chunk.code) &&
    /return require_\w+\(\);\s*\}\s*\}\);\s*$/.test(chunk.code)
  );
}

function requiresOf(chunk: OutputChunk): Record<string, string> {
  const links: Record<string, string> = {};
  for (const [, , name] of chunk.code.matchAll(/\brequire\((["'`])([^"'`]+)\1\)/g))
    links[name!] = name!.startsWith('.') ? posix.join(posix.dirname(chunk.fileName), name!) : name!;
  return links;
}

function reachingTarget(requires: ReadonlyMap<string, Record<string, string>>): Set<string> {
  const reaching = new Set(['pawl:target']);
  for (let grown = true; grown;) {
    grown = false;
    for (const [id, links] of requires) {
      if (reaching.has(id) || !Object.values(links).some((link) => reaching.has(link))) continue;
      reaching.add(id);
      grown = true;
    }
  }
  return reaching;
}

function closure(
  requires: ReadonlyMap<string, Record<string, string>>,
  from: readonly string[],
): Set<string> {
  const seen = new Set<string>();
  const queue = from.filter((id) => requires.has(id));
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...Object.values(requires.get(id) ?? {}).filter((link) => requires.has(link)));
  }
  return seen;
}
