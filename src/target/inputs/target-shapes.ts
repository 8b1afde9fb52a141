import type { Call, Example, Value } from '../../candidate/values.ts';
import type { ArgumentShapes } from './arguments.ts';
import { refine } from './refine.ts';
import { shapeOf } from './shape-of.ts';
import { anything, type Shape } from './shape.ts';
import { link, type Tree } from './tree.ts';

/** What a target takes: constructor's arguments for a method, and each method's (a function's: ''). */
export interface TargetShapes {
  readonly construct?: ArgumentShapes;
  readonly methods: ReadonlyMap<string, ArgumentShapes>;
}

/** What the types declare of each argument, undefined where they say nothing. */
export interface DeclaredShapes {
  readonly construct?: readonly (Shape | undefined)[];
  readonly methods: ReadonlyMap<string, readonly (Shape | undefined)[]>;
}

/** The shapes of a target from its recorded uses, bounded by what is declared. */
export function targetShapes(
  recorded: readonly Example[],
  declared?: DeclaredShapes,
): TargetShapes {
  const calls = Map.groupBy(
    recorded.flatMap((example) => example.calls),
    nameOf,
  );
  const names = new Set([...calls.keys(), ...(declared?.methods.keys() ?? [])]);
  const methods = new Map(
    [...names].map((name) => [
      name,
      argumentShapes(
        (calls.get(name) ?? []).map((call) => call.args),
        declared?.methods.get(name),
      ),
    ]),
  );
  const constructs = recorded.flatMap((example) => (example.construct ? [example.construct] : []));
  if (constructs.length === 0 && !declared?.construct) return { methods };
  return { construct: argumentShapes(constructs, declared?.construct), methods };
}

/** The method's name, '' for a function. */
export function nameOf(call: Call): string {
  return call.method ?? '';
}

function argumentShapes(
  lists: readonly (readonly Value[])[],
  declared: readonly (Shape | undefined)[] = [],
): ArgumentShapes {
  const trees = lists.map(link).filter((list): list is Tree[] => list !== undefined);
  const counts = lists.map((list) => list.length);
  const count = Math.max(declared.length, ...counts, 0);
  const shapes = Array.from({ length: count }, (_, at) => {
    const seen = trees.flatMap((list) => (at < list.length ? [list[at]!] : []));
    return seen.length > 0 ? refine(declared[at], shapeOf(seen)) : (declared[at] ?? anything);
  });
  return { shapes, required: counts.length > 0 ? Math.min(...counts) : requiredOf(declared) };
}

function requiredOf(declared: readonly (Shape | undefined)[]): number {
  return declared.findLastIndex((shape) => !shape || !takesUndefined(shape)) + 1;
}

function takesUndefined(shape: Shape): boolean {
  if (shape.kind === 'union') return shape.options.some(takesUndefined);
  return (
    shape.kind === 'literal' && shape.values.some((x) => Array.isArray(x) && x[0] === 'undefined')
  );
}
