import { is, type Node } from '../../../candidate/index.ts';

/** What a node is for: an expression that gives a value, a place that is written to, or neither. */
export type Role = 'value' | 'target' | 'other';

const expressions = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'AwaitExpression',
  'BinaryExpression',
  'CallExpression',
  'ChainExpression',
  'ClassExpression',
  'ConditionalExpression',
  'FunctionExpression',
  'Identifier',
  'ImportExpression',
  'Literal',
  'LogicalExpression',
  'MemberExpression',
  'MetaProperty',
  'NewExpression',
  'ObjectExpression',
  'ParenthesizedExpression',
  'SequenceExpression',
  'TaggedTemplateExpression',
  'TemplateLiteral',
  'ThisExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'UnaryExpression',
  'UpdateExpression',
  'YieldExpression',
]);

/** Parents under which every child that looks like an expression is a name or a pattern. */
const naming = new Set([
  'ImportSpecifier',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
  'ImportDeclaration',
  'ExportSpecifier',
  'ExportAllDeclaration',
  'LabeledStatement',
  'BreakStatement',
  'ContinueStatement',
  'CatchClause',
  'MetaProperty',
  'ArrayPattern',
  'RestElement',
  'ClassDeclaration',
  'ClassExpression',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSParameterProperty',
]);

/** The role of a node; ancestors are nearest last. */
export function roleOf(node: Node, ancestors: readonly Node[]): Role {
  if (!expressions.has(node.type)) return 'other';
  const parent = ancestors.at(-1);
  if (!parent) return 'other';
  switch (parent.type) {
    case 'MemberExpression':
      return node === parent.property && !parent.computed ? 'other' : 'value';
    case 'Property':
      if (node === parent.key && !parent.computed) return 'other';
      if (node === parent.value && is(ancestors.at(-2), 'ObjectPattern')) return 'other';
      // A method or accessor is not an expression that another could stand for.
      return node === parent.value && (parent.method || parent.kind !== 'init') ? 'other' : 'value';
    case 'MethodDefinition':
      return 'other';
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return node === parent.value ? 'value' : 'other';
    case 'VariableDeclarator':
      return node === parent.init ? 'value' : 'other';
    case 'AssignmentPattern':
      return node === parent.right ? 'value' : 'other';
    case 'AssignmentExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
      return node === parent.left ? 'target' : 'value';
    case 'UpdateExpression':
      return 'target';
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node === parent.body ? 'value' : 'other';
    case 'TaggedTemplateExpression':
      return node === parent.quasi ? 'other' : 'value';
    case 'ClassDeclaration':
    case 'ClassExpression':
      return node === parent.superClass ? 'value' : 'other';
    case 'ExpressionStatement':
      return typeof parent.directive === 'string' ? 'other' : 'value';
    case 'ChainExpression':
      return 'other';
    case 'TSEnumMember':
      return node === parent.initializer ? 'value' : 'other';
    default:
      return naming.has(parent.type) ? 'other' : 'value';
  }
}

/** True where only the truth of the value counts. */
export function isCondition(node: Node, ancestors: readonly Node[]): boolean {
  const parent = ancestors.at(-1);
  switch (parent?.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
      return node === parent.test;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      if (parent.operator === '??') return false;
      return node === parent.left || isCondition(parent, ancestors.slice(0, -1));
    case 'ParenthesizedExpression':
      return isCondition(parent, ancestors.slice(0, -1));
    default:
      return false;
  }
}
