import { is, isFunction, type Node } from '../../../candidate/index.ts';
import { placeOf, type Place } from '../operators/operator.ts';
import { isConstantCondition, lifted } from '../ranking/smells.ts';
import type { Hole, RepairInput } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';

/** A hole where it stands, and how much it is worth filling. */
export interface HoleAt {
  readonly hole: Hole;
  readonly place: Place;
  /** Suspicion times how often an expression here, as it stands, is the wrong one; 0 to 1. */
  readonly weight: number;
}

/** The expressions of the regions that another may have to stand for, most suspected first. */
export function holes(input: RepairInput): HoleAt[] {
  const out: HoleAt[] = [];
  for (const { node, ancestors } of walkRuntime(input.source.program)) {
    if (!input.regions.some((one) => one.start <= node.start && one.end >= node.end)) continue;
    const place = placeOf(node, ancestors, input);
    const likely = likelihood(place);
    if (likely === 0) continue;
    const wants = place.condition || isTruthLiteral(node) ? 'condition' : 'value';
    const suspicion = input.suspicion(node);
    const weight = likely * (isConstantCondition(place) ? lifted(suspicion) : suspicion);
    const { start, end } = node;
    if (weight > 0) out.push({ hole: { start, end, wants }, place, weight });
    // Whoever put a truth value in the place of a value may have left out any.
    if (weight > 0 && wants === 'condition' && !place.condition)
      out.push({ hole: { start, end, wants: 'value' }, place, weight: weight / 2 });
  }
  return out.sort((a, b) => b.weight - a.weight);
}

function isTruthLiteral(node: Node): boolean {
  return is(node, 'Literal') && typeof node.value === 'boolean';
}

/** How often what stands here is wrong as a whole; a constant where something is asked smells. */
function likelihood(place: Place): number {
  const { node, role, parent, condition } = place;
  if (role !== 'value' || is(node, 'ParenthesizedExpression', 'SpreadElement')) return 0;
  if (isFunction(node) || is(parent, 'ExpressionStatement', 'UnaryExpression')) return 0;
  if (isTruthLiteral(node)) return isConstantCondition(place) ? 1 : condition ? 0.3 : 0.35;
  if (condition) return is(parent, 'LogicalExpression') ? 0.12 : 0.2;
  if (is(node, 'Literal')) return node.value === '' ? 0.1 : 0.05;
  const empty =
    (is(node, 'ArrayExpression') && node.elements.length === 0) ||
    (is(node, 'ObjectExpression') && node.properties.length === 0);
  if (empty) return startsEmpty(parent) ? 0.06 : 0.3;
  if (is(node, 'TemplateLiteral') && node.end - node.start === 2) return 0.3;
  if (is(node, 'Identifier') && node.name === 'undefined') return 0.2;
  if (is(parent, 'ReturnStatement') || isFunction(parent)) return 0.14;
  if (is(parent, 'VariableDeclarator', 'AssignmentExpression', 'AssignmentPattern')) return 0.1;
  if (is(parent, 'CallExpression', 'NewExpression')) return parent.callee === node ? 0 : 0.09;
  if (is(parent, 'MemberExpression')) return node === parent.property ? 0.08 : 0;
  if (is(parent, 'ConditionalExpression', 'LogicalExpression', 'Property')) return 0.08;
  return is(parent, 'BinaryExpression') ? 0.06 : 0;
}

/** Where an empty list or object is a usual thing to start with. */
function startsEmpty(parent: Node | undefined): boolean {
  return is(parent, 'VariableDeclarator', 'AssignmentExpression', 'AssignmentPattern', 'Property');
}
