import { is, isLoop, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare, nameOf } from '../analysis/bare.ts';
import { enclosingFunction } from '../analysis/enclosing.ts';
import { insertBefore, insertion, replacement } from '../analysis/layout.ts';
import { freshName, joinNames } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import { useOf } from '../analysis/mutation.ts';
import { replaceUse } from '../analysis/replace-use.ts';
import { numberOf } from '../analysis/static.ts';
import { matchAny, template } from '../analysis/template.ts';
import { declaredIn, usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'peel-to-cursor';
const peels = ['$s = $s.slice($k)', '$s = $s.substring($k)', '$s = $s.substr($k)'].map(template);
const positional = /^(charAt|charCodeAt|codePointAt)$/;
const fromPosition = /^(indexOf|includes|startsWith)$/;

/** A string or array eaten from its front, with a position instead. */
export const peelToCursor: Rewrite = {
  name: operator,
  wins: 'Walks a string or array with a position instead of cutting its front off again and again, which copies the rest.',
  gain: 'algorithmic',
  *find(region, source) {
    const seen = new Set<unknown>();
    for (const { node, ancestors } of walk(region)) {
      const peel = is(node, 'AssignmentExpression')
        ? matchAny(peels, node, source.text)
        : undefined;
      const subject = bare(peel?.one['$s']);
      if (!peel || !is(subject, 'Identifier') || !ancestors.some(isLoop)) continue;
      const variable = variableOf(source, subject);
      if (!variable || seen.has(variable)) continue;
      seen.add(variable);
      const loop = ancestors.find((up) => isLoop(up) && !declaredIn(variable, up));
      const edits = loop && walked(source, node, loop);
      if (edits)
        yield { operator, edits, reason: 'walk with a position instead of cutting the front off' };
    }
  },
};

function walked(source: Source, peel: Node, loop: Node): Edit[] | undefined {
  const subject = is(peel, 'AssignmentExpression') ? (peel.left as Node) : undefined;
  const variable = subject && variableOf(source, bare(subject));
  const fn = enclosingFunction(source, peel);
  if (
    !variable ||
    !fn ||
    (variable.scope !== undefined &&
      usesOf(variable, source.program).length !== usesOf(variable, fn).length)
  )
    return undefined;
  const { name } = variable;
  const at = freshName(source, joinNames(name, 'at'));
  const edits: Edit[] = [];
  const done = new Set<Node>();
  for (const use of usesOf(variable, source.program)) {
    if (use.end <= loop.start) continue;
    const edit = useEdit(source, use, name, at, done);
    if (edit === 'unknown') return undefined;
    if (edit) edits.push(edit);
  }
  const isApart = edits.every((a, i) =>
    edits.every((b, j) => i === j || a.end <= b.start || b.end <= a.start),
  );
  return isApart ? [...insertBefore(source, loop, [`let ${at} = 0;`]), ...edits] : undefined;
}

function useEdit(
  source: Source,
  use: Node,
  name: string,
  at: string,
  done: Set<Node>,
): Edit | undefined | 'unknown' {
  const parent = parentOf(source, use);
  const above = parent && parentOf(source, parent);
  if (is(parent, 'AssignmentExpression') && parent.left === use) {
    const peel = matchAny(peels, parent, source.text);
    if (!peel) {
      const isOwn = is(above, 'ExpressionStatement') && parent.operator === '=';
      return isOwn ? insertion(parent.end, `, ${at} = 0`) : 'unknown';
    }
    done.add(parent);
    return replacement(parent, `${at} += ${source.slice(peel.one['$k'] as Node)}`);
  }
  for (let up: Node | undefined = use; up; up = parentOf(source, up)) {
    if (done.has(up)) return nameOf(use) === name ? undefined : 'unknown';
    if (is(up, 'BlockStatement')) break;
  }
  if (is(parent, 'MemberExpression') && parent.object === use) {
    if (parent.computed)
      return replacement(parent.property, plus(at, source.slice(parent.property)));
    const method = nameOf(parent.property) ?? '';
    if (method === 'length')
      return replacement(
        parent,
        is(above, 'MemberExpression') ? `${name}.length` : `(${name}.length - ${at})`,
      );
    const call =
      is(above, 'CallExpression') && above.callee === parent && above.arguments.length === 1
        ? above
        : undefined;
    const argument = call && source.slice(call.arguments[0] as Node);
    const head =
      is(above, 'CallExpression') && above.callee === parent
        ? headOf(source, above, method)
        : undefined;
    if (head !== undefined && above)
      return replacement(above, `${name}.slice(${at}, ${plus(at, head)})`);
    if (call && argument && positional.test(method))
      return replacement(call, `${name}.${method}(${plus(at, argument)})`);
    if (call && argument && method === 'startsWith')
      return replacement(call, `${name}.startsWith(${argument}, ${at})`);
    if (call && argument && fromPosition.test(method) && method === 'includes')
      return replacement(call, `${name}.includes(${argument}, ${at})`);
  }
  const isTest =
    (isLoop(parent) && 'test' in parent && parent.test === use) ||
    (is(parent, 'IfStatement') && parent.test === use);
  if (isTest) return replacement(use, `${at} < ${name}.length`);
  if (is(parent, 'UnaryExpression') && parent.operator === '!')
    return replacement(parent, `${at} >= ${name}.length`);
  if (is(parent, 'BinaryExpression') && /^[=!]==?$/.test(parent.operator)) {
    const other = bare(parent.left === use ? parent.right : parent.left);
    if (is(other, 'Literal') && other.value === '')
      return replacement(
        parent,
        `${at} ${parent.operator.startsWith('=') ? '>=' : '<'} ${name}.length`,
      );
  }
  if (useOf(source, use) === 'write') return 'unknown';
  return replaceUse(source, use, `${name}.slice(${at})`);
}

/** `k` of `s.slice(0, k)`, `s.substring(0, k)` and `s.substr(0, k)`, when it counts from the front. */
function headOf(
  source: Source,
  call: Node & { type: 'CallExpression' },
  method: string,
): string | undefined {
  const [from, to] = call.arguments as Node[];
  const isHead = /^(slice|substring|substr)$/.test(method) && call.arguments.length === 2;
  return isHead && numberOf(from) === 0 && (numberOf(to) ?? 0) > 0
    ? source.slice(to as Node)
    : undefined;
}

function plus(at: string, index: string): string {
  return index === '0' ? at : `${at} + ${index}`;
}
