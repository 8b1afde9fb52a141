import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { beforeTopLevel } from '../analysis/helper.ts';
import { insertion, removal, replacement } from '../analysis/layout.ts';
import { isInFunction, isOnlyName, moduleConstant } from '../analysis/module-constant.ts';
import { useOf } from '../analysis/mutation.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import { isStatic } from '../analysis/static.ts';
import { isConstant, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'constant-to-module';
const reason = 'build the constant table once instead of at every call';

/** Constant tables built once for all calls. */
export const constantToModule: Rewrite = {
  name: operator,
  wins: 'Builds an array or object of constants, or a Set, Map or formatter of them, once beside the function instead of at every call.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node, ancestors } of walk(region)) {
      if (!isTable(node) || !isInFunction(source, node)) continue;
      if (ancestors.some((up) => isTable(up))) continue;
      const parent = parentOf(source, node);
      if (is(parent, 'VariableDeclarator')) {
        const edits = moved(source, parent, node);
        if (edits) yield { operator, edits, reason };
      } else if (
        is(parent, 'MemberExpression') &&
        parent.object === node &&
        isRead(source, parent)
      ) {
        const name = freshName(source, 'table');
        const edits = [
          moduleConstant(source, node, name, source.slice(node)),
          replacement(node, name),
        ];
        yield { operator, edits, reason };
      }
    }
  },
};

/** A literal that is not empty, or a collection or formatter made of literals. */
function isTable(node: Node): boolean {
  if (is(node, 'ArrayExpression')) return node.elements.length > 0 && isStatic(node);
  if (is(node, 'ObjectExpression')) return node.properties.length > 0 && isStatic(node);
  if (!is(node, 'NewExpression')) return false;
  const callee = bare(node.callee);
  const isCollection = is(callee, 'Identifier') && /^(Set|Map)$/.test(callee.name);
  const isFormatter =
    is(callee, 'MemberExpression') &&
    is(callee.object, 'Identifier') &&
    callee.object.name === 'Intl';
  if (isCollection) return node.arguments.length === 1 && isStatic(node.arguments[0]);
  return isFormatter && node.arguments.every((argument) => isStatic(argument as Node));
}

function isRead(source: Source, member: Node): boolean {
  const parent = parentOf(source, member);
  if (is(parent, 'AssignmentExpression') && parent.left === member) return false;
  if (is(parent, 'CallExpression') && is(member, 'MemberExpression'))
    return (
      !is(member.property, 'Identifier') ||
      !/^(push|pop|shift|unshift|splice|sort|reverse|fill|concat)$/.test(member.property.name)
    );
  return !is(parent, 'UpdateExpression');
}

function moved(
  source: Source,
  declarator: Node & { type: 'VariableDeclarator' },
  value: Node,
): readonly Edit[] | undefined {
  const variable = is(declarator.id, 'Identifier') && variableOf(source, declarator.id);
  if (!variable || !isConstant(variable)) return undefined;
  const changed = variable.references.some((reference) => {
    const identifier = reference.identifier as unknown as Node;
    return reference.init !== true && !['read', 'call'].includes(useOf(source, identifier));
  });
  if (changed) return undefined;
  const declaration = parentOf(source, declarator);
  const list = declaration && parentOf(source, declaration);
  const alone =
    is(declaration, 'VariableDeclaration') &&
    declaration.declarations.length === 1 &&
    is(list, 'BlockStatement');
  if (alone && isOnlyName(source, variable.name)) {
    const code = `const ${source.slice(declarator)};\n\n`;
    return [insertion(beforeTopLevel(declarator, source), code), removal(source, declaration)];
  }
  const name = freshName(source, variable.name);
  return [moduleConstant(source, value, name, source.slice(value)), replacement(value, name)];
}
