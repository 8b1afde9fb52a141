import { bare, is, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { plainKey } from '../code/literal.ts';
import { chainName } from './cases.ts';

/** All of a test's assertions are an `expect(value)` whose matcher is missing or never called. */
export function asksNothing(code: Code, test: Node, assertions: number): boolean {
  const unasked = descendants(test).filter((node) => isUnasked(code, node));
  return unasked.length > 0 && unasked.length >= assertions;
}

/** `expect(x);` and `expect(x).toBe;` as statements: nothing is compared. */
function isUnasked(code: Code, node: Node): boolean {
  if (!is(node, 'CallExpression') || chainName(node) !== 'expect') return false;
  let at: Node = node;
  let parent = code.parentOf(at);
  while (
    is(parent, 'MemberExpression', 'AwaitExpression', 'ParenthesizedExpression', 'UnaryExpression')
  ) {
    if (is(parent, 'MemberExpression')) at = parent;
    parent = code.parentOf(parent);
  }
  if (!is(parent, 'ExpressionStatement')) return false;
  // Chai has assertions that are read, as `.to.be.true`; what has to be called begins with `to`.
  const end = is(at, 'MemberExpression') ? (plainKey(at) ?? '') : 'to';
  return /^(?:to(?:[A-Z].*)?|not|resolves|rejects)$/.test(end);
}

const replaces = /^(?:vi|jest)\.(?:mock|doMock|unstable_mockModule)$/;
const genuine = /^(?:importActual|requireActual|importOriginal|original|actual)$/;

/** Every module of the project that a file of tests loads is replaced, by something made up. */
export function testsItsMocks(code: Code): boolean {
  const mocked = new Set<string>();
  const loaded = new Set<string>();
  const kept = new Set<Node>();
  for (const node of code.nodes) {
    if (is(node, 'ImportDeclaration')) add(loaded, node.source);
    if (is(node, 'ImportExpression') && !kept.has(node)) add(loaded, node.source);
    if (!is(node, 'CallExpression') || node.arguments.length < 2) continue;
    const [module, made] = node.arguments;
    if (!replaces.test(chainName(node)) || usesGenuine(made!)) continue;
    const named = bare(module);
    if (is(named, 'ImportExpression')) kept.add(named);
    add(mocked, is(named, 'ImportExpression') ? named.source : named);
  }
  return loaded.size > 0 && [...loaded].every((each) => mocked.has(each));
}

/** A factory that builds on the module itself replaces a part of it. */
function usesGenuine(factory: Node): boolean {
  return descendants(factory).some((each) => is(each, 'Identifier') && genuine.test(each.name));
}

function add(modules: Set<string>, source: Node | undefined): void {
  if (is(source, 'Literal') && typeof source.value === 'string' && source.value.startsWith('.'))
    modules.add(source.value);
}
