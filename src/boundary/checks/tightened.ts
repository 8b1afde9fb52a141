import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { parseCode, type Code } from '../code/code.ts';
import { plainKey } from '../code/literal.ts';
import type { FileView } from '../view.ts';

type Value = string | number | boolean;

/** Options of compilers and runners that ask for more when they are true. */
const strictFlags =
  /^(?:strict\w*|noUnchecked\w*|noImplicit\w*|noUnused\w*|noFallthrough\w*|noPropertyAccess\w*|exactOptional\w*|alwaysStrict|useUnknownInCatchVariables|forceConsistentCasingInFileNames|isolatedModules|verbatimModuleSyntax|erasableSyntaxOnly|noEmitOnError|checkJs|failOnWarnings?|forbidOnly|reportUnusedDisableDirectives|errorOnDeprecated|sourceMap|declaration|allowOnly)$/;
const falseIsStricter =
  /^(?:allowOnly|passWithNoTests|allowUnreachableCode|allowUnusedLabels|skipLibCheck)$/;
/** Say how code is written or made, not how it is checked. */
const neutral = /^(?:target|lib|jsx|jsxImportSource|outDir|newLine)$/;
const floors = /^(?:lines|branches|functions|statements|perFile|high|low)$/;
const levels = new Map<Value, number>([
  ['off', 0],
  [0, 0],
  ['warn', 1],
  ['warning', 1],
  [1, 1],
  ['error', 2],
  ['deny', 2],
  [2, 2],
]);

/**
 * True when a file that says how code is checked only asks for more than it did: rules up, floors up,
 * strict flags on. What is not known to be one of these is none.
 */
export function onlyTightens(file: FileView): boolean {
  const [before, after] = [dial(file, 'before'), dial(file, 'after')];
  if (!before || !after || before.rest !== after.rest) return false;
  const names = new Set([...before.values.keys(), ...after.values.keys()]);
  return [...names].every((name) =>
    isTighter(name.split('.'), before.values.get(name), after.values.get(name)),
  );
}

function isTighter(
  path: readonly string[],
  old: Value | undefined,
  now: Value | undefined,
): boolean {
  if (old === now) return true;
  const key = path.at(-1)!;
  const above = path.at(-2) ?? '';
  if (neutral.test(key) && above === 'compilerOptions') return now !== undefined;
  if (now === undefined) return false;
  if (falseIsStricter.test(key)) return now === false;
  if (strictFlags.test(key)) return now === true;
  if (floors.test(key) && /threshold|coverage|check/i.test(above))
    return typeof now === 'number' && (old === undefined || (typeof old === 'number' && now > old));
  const [from, to] = [levels.get(old ?? 'off'), levels.get(now)];
  return above === 'rules' && from !== undefined && to !== undefined && to > from;
}

/** Every option that is written as a plain value, by its path, and all else as text. */
function dial(
  file: FileView,
  side: 'before' | 'after',
): { values: ReadonlyMap<string, Value>; rest: string } | undefined {
  const code = codeOf(file, side);
  if (!code) return undefined;
  const values = new Map<string, Value>();
  const taken = new Set<Node>();
  for (const node of code.nodes) {
    if (!is(node, 'Property')) continue;
    const value = bare(node.value);
    const path = pathOf(code, node);
    if (!is(value, 'Literal') || !path || 'regex' in value) continue;
    if (!['string', 'number', 'boolean'].includes(typeof value.value)) continue;
    // Twice the same path is read by its last, so nothing is known.
    if (values.has(path)) return undefined;
    values.set(path, value.value as Value);
    taken.add(node);
  }
  const rest = code.program.body.map((each) => without(each, taken)).join('\n');
  return { values, rest };
}

/** A file of settings as an expression: JSON with comments is one. */
function codeOf(file: FileView, side: 'before' | 'after'): Code | undefined {
  const text = file[side]?.text;
  if (text === undefined) return undefined;
  if (!/\.jsonc?$|rc$/.test(file.path)) return file.code(side);
  const parsed = parseCode('settings.js', `(${text}\n);`);
  return parsed.ok ? parsed.code : undefined;
}

function pathOf(code: Code, property: Node): string | undefined {
  const names: string[] = [];
  for (let at: Node | undefined = property; at; at = code.parentOf(at)) {
    if (!is(at, 'Property')) continue;
    const name = plainKey(at);
    if (name === undefined) return undefined;
    names.unshift(name.replaceAll('.', '·'));
  }
  return names.join('.');
}

/** The code without some of its properties; an object that has no others is as if it were not there. */
function without(node: Node, taken: ReadonlySet<Node>): string {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.filter((each) => !taken.has(each as Node) && !isEmptied(each)).map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const { type } = value as { type?: unknown };
    if (typeof type !== 'string') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, strip(each)]));
  };
  const isEmptied = (each: unknown): boolean => {
    const at = each as Node | null;
    if (!is(at, 'Property')) return false;
    const value = bare(at.value);
    return (
      is(value, 'ObjectExpression') &&
      value.properties.length > 0 &&
      value.properties.every((inner) => taken.has(inner) || isEmptied(inner))
    );
  };
  return canonical(strip(node) as Node);
}
