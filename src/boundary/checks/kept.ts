import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import type { Code } from '../code/code.ts';
import type { Case } from './cases.ts';
import { onlyGrows } from './grown.ts';

/** Modules that do nothing by being loaded. */
const builtIns =
  /^(?:node:)?(?:assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|querystring|readline|stream|url|util|zlib)(?:\/\w+)?$/;

/** A test that was skipped, or shut others out, and no longer does; what it does is the same. */
export function runsAgain(old: Case, now: Case): boolean {
  const [was, is_] = [old.body.split(' ')[0]!, now.body.split(' ')[0]!];
  const isMarked = /^(?:(?:it|test|specify)\.(?:skip|only)|[xf](?:it|test))$/.test(was);
  if (!isMarked || !/^(?:it|test|specify)$/.test(is_)) return false;
  const [a, b] = [old.node, now.node];
  const given = (node: Node): string =>
    is(node, 'CallExpression') ? node.arguments.map((each) => canonical(each)).join(' ') : '';
  return given(a) === given(b);
}

/** What it was and more of the same: nothing that it asserted is gone. */
export function grows(old: Case, now: Case, code: Code): boolean {
  return now.assertions.length >= old.assertions.length && onlyGrows(old.node, now.node, code);
}

/** The same test under another title, with further assertions at most. */
export function isRetitled(old: Case, now: Case, code: Code): boolean {
  const [a, b] = [old.node, now.node];
  return (
    old.isTest &&
    now.isTest &&
    old.assertions.length > 0 &&
    now.assertions.length >= old.assertions.length &&
    is(a, 'CallExpression') &&
    is(b, 'CallExpression') &&
    canonical(a.callee) === canonical(b.callee) &&
    a.arguments.length === b.arguments.length &&
    a.arguments.slice(1).every((each, i) => onlyGrows(each, b.arguments[i + 1]!, code))
  );
}

/** Code around tests that is gone without a loss: a mark, a name that nobody uses, or it has grown. */
export function isLaidDown(old: Case, before: Code, now: readonly Case[], code: Code): boolean {
  const { group, binding } = old;
  if (group !== undefined)
    return (
      now.every((each) => each.group !== group) &&
      now.some(({ title }) => title.startsWith(`${group} > `))
    );
  if (is(binding, 'Identifier')) {
    const { name } = binding;
    if (isRunner(before, binding) && now.some((each) => isSameRunner(code, each, name)))
      return true;
    const uses = ({ nodes }: Code): number =>
      nodes.filter((each) => is(each, 'Identifier') && each.name === name).length;
    // One of the name alone is the declaration; a module that nobody used may do something by itself.
    const isUsed = uses(before) > declarations(before, binding);
    return uses(code) === 0 && (isUsed || isBuiltIn(before, binding));
  }
  return !old.isTest && now.some((each) => !each.isTest && grows(old, each, code));
}

/** `const test = require('node:test')` and `const { test } = require('node:test')` are the same. */
const runner = /^node:test$/;

function isRunner(code: Code, binding: Node): boolean {
  return runner.test(moduleOf(code, binding) ?? '');
}

function isSameRunner(code: Code, { binding }: Case, name: string): boolean {
  if (!is(binding, 'Identifier') || binding.name !== name || !isRunner(code, binding)) return false;
  const property = code.parentOf(binding);
  return (
    !is(property, 'Property') ||
    (is(property.key, 'Identifier') &&
      property.key.name === name &&
      /^(?:test|it|describe|suite)$/.test(name))
  );
}

/** `{ a }` writes its name twice. */
function declarations(code: Code, binding: Node): number {
  const property = code.parentOf(binding);
  return is(property, 'Property') && is(property.key, 'Identifier') ? 2 : 1;
}

function isBuiltIn(code: Code, binding: Node): boolean {
  return builtIns.test(moduleOf(code, binding) ?? '');
}

function moduleOf(code: Code, binding: Node): string | undefined {
  const at = code.above(binding, (each) => is(each, 'VariableDeclarator'));
  const call = is(at, 'VariableDeclarator') ? bare(at.init) : undefined;
  const [name] = is(call, 'CallExpression') ? call.arguments : [];
  return is(name, 'Literal') ? String(name.value) : undefined;
}
