import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSource, type Source } from '../candidate/index.ts';
import { shapeFromTypes, type DeclaredShapes } from './inputs/index.ts';
import { namedFunctions, type NamedFunction } from './symbols.ts';
import type { Target } from './target.ts';

/** What the types say of the arguments of a function; of a method, those of its constructor too. */
export function declaredShapes(target: Target, { symbol, node }: NamedFunction): DeclaredShapes {
  const imports = importsOf(target);
  const [className, ...method] = symbol.split('.');
  const shapes = shapeFromTypes(target.source, node, imports);
  if (method.length === 0) return { methods: new Map([['', shapes]]) };
  const methods = new Map([[method.at(-1)!, shapes]]);
  const constructor = namedFunctions(target.source).find(
    (it) => it.symbol === `${className}.constructor`,
  );
  return constructor
    ? { construct: shapeFromTypes(target.source, constructor.node, imports), methods }
    : { methods };
}

const endings = ['', '.ts', '.tsx', '.d.ts', '.js', '/index.ts', '/index.js'];

/** Reads the project's own files that types come from; packages say nothing. */
function importsOf(target: Target): (from: Source, specifier: string) => Source | undefined {
  const known = new Map<string, Source | undefined>();
  return (from, specifier) => {
    if (!specifier.startsWith('.')) return undefined;
    const path = resolve(target.root, dirname(from.file), specifier);
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
}

function read(path: string): Source | undefined {
  const bases = [path, path.replace(/\.([cm]?)js$/, '.$1ts')];
  for (const base of bases)
    for (const ending of endings) {
      try {
        const parsed = parseSource(base + ending, readFileSync(base + ending, 'utf8'));
        if (parsed.ok) return parsed.source;
      } catch {
        // Not this one: the next ending.
      }
    }
  return undefined;
}
