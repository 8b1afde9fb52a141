import { is, isFunction, isLoop, type Edit, type Node } from '../../../candidate/index.ts';
import { comparesType } from '../facts/strings.ts';
import { placeOf, type Place } from '../operators/operator.ts';
import type { RepairInput } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';

/** A place that nobody writes so on purpose. */
export interface Smell {
  readonly start: number;
  readonly end: number;
  /** 0 to 1: how surely something is missing here, where failing tests reach it. */
  readonly strength: number;
}

/** How much a smell is believed where failing tests reach it, though passing ones do too. */
export function lifted(suspicion: number): number {
  return suspicion > 0 ? 0.5 + 0.5 * suspicion : 0;
}

/** The places that failing tests reach and where something was surely left out. */
export function smellsIn(input: RepairInput): readonly Smell[] {
  const out: Smell[] = [];
  for (const { node, ancestors } of walkRuntime(input.source.program)) {
    const strength = smellOf(placeOf(node, ancestors, input));
    if (strength === 0) continue;
    // An empty body is nothing that a test could reach: its owner is.
    const suspicion = Math.max(input.suspicion(node), input.suspicion(ancestors.at(-1) ?? node));
    if (suspicion > 0)
      out.push({ start: node.start, end: node.end, strength: strength * lifted(suspicion) });
  }
  return out;
}

/** How unlikely it is that this was meant. */
export function smellOf(place: Place): number {
  const { node, parent } = place;
  if (is(node, 'Literal')) {
    if (typeof node.value === 'boolean') return isConstantCondition(place) ? 0.9 : 0;
    return node.value === '' ? emptyText(place) : 0;
  }
  if (is(node, 'TemplateLiteral')) return node.end - node.start === 2 ? 0.7 : 0;
  if (is(node, 'ArrayExpression') && node.elements.length === 0)
    return is(parent, 'ForOfStatement') ? 0.9 : 0;
  if (is(node, 'ArrowFunctionExpression'))
    return is(node.body, 'Identifier') && node.body.name === 'undefined' ? 0.7 : 0;
  if (is(node, 'BlockStatement') && node.body.length === 0) {
    if (is(parent, 'IfStatement') || isLoop(parent)) return 0.7;
    return isFunction(parent) ? 0.5 : 0;
  }
  return 0;
}

/** A truth value where something is asked; `while (true)` is a usual way to loop. */
export function isConstantCondition({ node, parent, condition }: Place): boolean {
  if (!is(node, 'Literal') || typeof node.value !== 'boolean') return false;
  // `x || false` gives a truth value in any case; beside a test it says nothing.
  if (is(parent, 'LogicalExpression'))
    return condition || parent.left === node || isTest(parent.left);
  const endless = is(parent, 'WhileStatement') || is(parent, 'DoWhileStatement');
  return condition && !(endless && node.value);
}

function isTest(node: Node): boolean {
  if (is(node, 'LogicalExpression')) return isTest(node.left) && isTest(node.right);
  if (is(node, 'ParenthesizedExpression')) return isTest(node.expression);
  if (is(node, 'UnaryExpression')) return node.operator === '!';
  return is(node, 'BinaryExpression') && /^([=!]==?|[<>]=?|in|instanceof)$/.test(node.operator);
}

function emptyText({ node, parent, facts }: Place): number {
  if (comparesType(parent, facts)) return 0.95;
  if (is(parent, 'BinaryExpression')) {
    const other = parent.left === node ? parent.right : parent.left;
    if (/^[=!]==?$/.test(parent.operator)) return isPart(other) ? 0.6 : 0;
    // `x + ''` is a usual way to make a text; between two texts nothing is added.
    return parent.operator === '+' && is(other, 'BinaryExpression', 'Literal') ? 0.5 : 0;
  }
  if (is(parent, 'AssignmentExpression')) return parent.operator === '+=' ? 0.8 : 0;
  if (is(parent, 'NewExpression')) return nameOf(parent.callee).endsWith('Error') ? 0.7 : 0;
  return is(parent, 'SwitchCase') ? 0.4 : 0;
}

/** A character or another part of a text that is not empty: `x[0]`, `x.charAt(0)`. */
function isPart(node: Node): boolean {
  if (is(node, 'MemberExpression')) return node.computed && is(node.property, 'Literal');
  if (!is(node, 'CallExpression') || !is(node.callee, 'MemberExpression')) return false;
  return /^(charAt|slice|substr|substring|at)$/.test(nameOf(node.callee.property));
}

function nameOf(node: Node): string {
  return is(node, 'Identifier') ? node.name : '';
}

/** What is left of the prior of a change that leaves the worst smell as it is. */
export function remaining(
  smells: readonly Smell[],
  text: string,
): (edits: readonly Edit[]) => number {
  return (edits) => {
    let worst = 0;
    for (const smell of smells)
      if (smell.strength > worst && !edits.some((one) => mends(one, smell, text)))
        worst = smell.strength;
    return 1 - 0.9 * worst;
  };
}

/** Touches the smell, and does not only put something around it. */
function mends(edit: Edit, { start, end }: Smell, text: string): boolean {
  if (edit.start > end || edit.end < start) return false;
  const wider = edit.start < start || edit.end > end;
  return !wider || !edit.text.includes(text.slice(Math.max(edit.start, start - 4), end));
}
