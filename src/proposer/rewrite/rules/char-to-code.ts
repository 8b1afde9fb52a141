import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { fill } from '../analysis/fill.ts';
import { replacement } from '../analysis/layout.ts';
import { parentOf } from '../analysis/parents.ts';
import { stringOf } from '../analysis/simple.ts';
import { matchAny, template } from '../analysis/template.ts';
import { initialiserOf, usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'char-to-code';
const reason = 'compare character codes instead of strings of one character';
const characters = ['$s[$i]', '$s.charAt($i)', '$s.at($i)'].map(template);
const code = '$s.charCodeAt($i)';

/** Characters compared by their codes. */
export const charToCode: Rewrite = {
  name: operator,
  wins: 'Compares characters as numbers with charCodeAt instead of making strings of one character; wins in scanners and edit distances.',
  gain: 'micro',
  *find(region, source) {
    const all: Edit[][] = [];
    for (const { node } of walk(region)) {
      const edits = is(node, 'BinaryExpression')
        ? comparison(source, node)
        : is(node, 'VariableDeclarator')
          ? variable(source, node)
          : undefined;
      if (edits) all.push(edits);
    }
    if (all.length > 1) yield { operator, edits: all.flat(), reason };
    for (const edits of all) yield { operator, edits, reason };
  },
};

function codeOf(source: Source, node: Node): string | undefined {
  const found = matchAny(characters, bare(node), source.text);
  if (found)
    return is(bare(found.one['$s']), 'ThisExpression') ? undefined : fill(code, found, source);
  const text = stringOf(node);
  return text?.length === 1 ? String(text.charCodeAt(0)) : undefined;
}

function comparison(source: Source, node: Node & { type: 'BinaryExpression' }): Edit[] | undefined {
  if (!/^([=!]==?|[<>]=?)$/.test(node.operator)) return undefined;
  const left = codeOf(source, node.left);
  const right = codeOf(source, node.right);
  if (!left || !right || (/^\d/.test(left) && /^\d/.test(right))) return undefined;
  const operators = node.operator.replace(/^([=!])=$/, '$1==');
  return [replacement(node, `${left} ${operators} ${right}`)];
}

/** `const c = s[i]` where every use is a comparison with a character or a switch over characters. */
function variable(source: Source, node: Node & { type: 'VariableDeclarator' }): Edit[] | undefined {
  const held = is(node.id, 'Identifier') ? variableOf(source, node.id) : undefined;
  const init = initialiserOf(held);
  if (!held || !init || stringOf(init) !== undefined) return undefined;
  const made = codeOf(source, init);
  const uses = usesOf(held, source.program).filter((use) => use !== node.id);
  if (!made || uses.length === 0) return undefined;
  const edits = [replacement(init, made)];
  for (const use of uses) {
    const parent = parentOf(source, use);
    if (is(parent, 'BinaryExpression') && /^([=!]==?|[<>]=?)$/.test(parent.operator)) {
      const other = parent.left === use ? parent.right : (parent.left as Node);
      const isSame = is(other, 'Identifier') && variableOf(source, other) === held;
      const text = stringOf(other)?.length === 1 || isSame ? codeOf(source, other) : undefined;
      const inner = text ?? (is(bare(other), 'Identifier') ? undefined : codeOf(source, other));
      if (!inner) return undefined;
      edits.push(replacement(other, inner));
    } else if (is(parent, 'SwitchStatement') && parent.discriminant === use) {
      for (const { test } of parent.cases) {
        if (!test) continue;
        const text = stringOf(test);
        if (text?.length !== 1) return undefined;
        edits.push(replacement(test, String(text.charCodeAt(0))));
      }
    } else return undefined;
  }
  return edits;
}
