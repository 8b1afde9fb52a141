import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { patternNames } from '../code/functions.ts';
import { dotted } from '../code/literal.ts';
import { fileKind } from '../file-kind.ts';
import { relativePath } from '../relative-path.ts';

/** Makes tests or asserts, and is a global of some runners. */
const given = new Set([
  'it',
  'test',
  'describe',
  'suite',
  'specify',
  'context',
  'expect',
  'assert',
]);

/** A name that the tests use, and that is now something that the tests made themselves. */
export interface Replaced {
  readonly name: string;
  readonly node: Node;
}

/** Names that came from the runner or the program, and now come from the tests' own code. */
export function replacedNames(before: Code, after: Code): readonly Replaced[] {
  const [old, now] = [originsOf(before), originsOf(after)];
  const used = new Set(before.nodes.flatMap((each) => (is(each, 'Identifier') ? each.name : [])));
  return [...now].flatMap(([name, { node, isOwn }]): Replaced[] => {
    const was = old.get(name);
    const isKnown = was ? !was.isOwn : given.has(name) && used.has(name);
    return isOwn && isKnown ? [{ name, node }] : [];
  });
}

interface Origin {
  readonly node: Node;
  /** It is defined here, or comes from a file of the tests. */
  readonly isOwn: boolean;
}

/** Where the names of a file come from, those of the whole file alone. */
function originsOf(code: Code): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const node of code.program.body as readonly Node[]) {
    if (is(node, 'ImportDeclaration') && node.importKind !== 'type')
      for (const each of node.specifiers)
        origins.set(each.local.name, { node: each, isOwn: isOfTests(code, node.source.value) });
    if (is(node, 'FunctionDeclaration') && node.id)
      origins.set(node.id.name, { node, isOwn: true });
    if (!is(node, 'VariableDeclaration')) continue;
    for (const each of node.declarations) {
      const isOwn = isMadeHere(code, each.init, origins);
      for (const name of patternNames(each.id)) origins.set(name, { node: each, isOwn });
    }
  }
  return origins;
}

/** A function written here, or what a file of the tests gives; what a runner made is the runner's. */
function isMadeHere(
  code: Code,
  init: Node | null | undefined,
  origins: ReadonlyMap<string, Origin>,
): boolean {
  const value = bare(init);
  if (!value) return false;
  if (isFunction(value)) return true;
  return descendants(value).some((each) => {
    if (is(each, 'Identifier')) return origins.get(each.name)?.isOwn === true;
    const [module] =
      is(each, 'CallExpression') && dotted(each.callee) === 'require' ? each.arguments : [];
    return (
      is(module, 'Literal') && typeof module.value === 'string' && isOfTests(code, module.value)
    );
  });
}

function isOfTests(code: Code, written: string): boolean {
  if (!written.startsWith('.')) return false;
  const path = relativePath(code.path, written);
  const kind = fileKind(/\.\w+$/.test(path) ? path : `${path}.js`);
  return kind === 'test' || kind === 'fixture';
}
