import { is, type FunctionNode, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { isUnchanged, pairFunctions } from './pair.ts';
import { readabilityRules as rules } from './rules.ts';

/** Types that no longer say anything. */
export function typeFindings(view: View): Finding[] {
  const findings = pairFunctions(view)
    .filter(
      (pair) => pair.before && !isUnchanged(pair) && pair.code.source.language.startsWith('ts'),
    )
    .flatMap(({ code, fn, before }) =>
      lostTypes(before!.fn.node, fn.node).map((what) =>
        found(rules.types, code.at(fn.node), `${fn.name}: ${what}`),
      ),
    );
  return [...findings, ...view.files.flatMap((file) => (file.kind === 'code' ? casts(file) : []))];
}

function lostTypes(before: FunctionNode, after: FunctionNode): string[] {
  const lost: string[] = [];
  const [old, now] = [typesOf(before), typesOf(after)];
  if (old.returns && says(old.returns) && now.returns && !says(now.returns))
    lost.push('its return type became any');
  old.params.forEach((type, index) => {
    const other = now.params[index];
    if (!type || !says(type) || index >= now.params.length) return;
    if (!other) lost.push(`parameter ${index + 1} lost its type`);
    else if (!says(other)) lost.push(`the type of parameter ${index + 1} became any`);
  });
  return lost;
}

function typesOf(fn: FunctionNode): { params: (Node | undefined)[]; returns: Node | undefined } {
  const typeOf = (node: unknown): Node | undefined =>
    (node as { typeAnnotation?: { typeAnnotation?: Node } } | null)?.typeAnnotation?.typeAnnotation;
  const params = (fn.params as Node[]).map((param) =>
    typeOf(is(param, 'AssignmentPattern') ? param.left : param),
  );
  const { returnType } = fn as { returnType?: { typeAnnotation?: Node } | null };
  return { params, returns: returnType?.typeAnnotation };
}

function says(type: Node): boolean {
  return (
    !is(type, 'TSAnyKeyword') &&
    !(
      is(type, 'TSTypeReference') &&
      is(type.typeName, 'Identifier') &&
      /^(?:Function|Object)$/.test(type.typeName.name)
    )
  );
}

/** More `any`, forced casts and `!` than there were: told, and signed for where they are many. */
function casts(file: FileView): Finding[] {
  const code = file.code('after');
  if (!code?.source.language.startsWith('ts')) return [];
  const [was, now] = [countCasts(file.code('before')), countCasts(code)];
  const more = now.length - was.length;
  if (more <= 0) return [];
  const at = code.at(now.at(-1)!);
  const text = `${more} more of any, casts through unknown, and non-null marks (${was.length} → ${now.length})`;
  return [found(rules.types, at, text, { severity: more >= 4 ? 'sign-off' : 'note' })];
}

function countCasts(code: Code | undefined): Node[] {
  return (code?.nodes ?? []).filter(
    (node) =>
      is(node, 'TSAnyKeyword') ||
      // An element by its index is asserted for the compiler's sake.
      (is(node, 'TSNonNullExpression') &&
        !(is(node.expression, 'MemberExpression') && node.expression.computed)) ||
      (is(node, 'TSAsExpression') && is(node.expression, 'TSAsExpression')),
  );
}
