import { is, type Node } from '../../candidate/index.ts';

export function isListed(parent: Node): boolean {
  return is(parent, 'BlockStatement', 'StaticBlock', 'SwitchCase', 'Program');
}

/** Brackets of the node stand around the range: no comma or operator in it reaches out of them. */
export function encloses(node: Node, start: number, end: number): boolean {
  if (node.start >= start || end >= node.end) return false;
  if (is(node, 'CallExpression', 'NewExpression')) return node.callee.end < start;
  if (is(node, 'MemberExpression')) return node.computed && node.object.end < start;
  return is(
    node,
    'ArrayExpression',
    'ObjectExpression',
    'ParenthesizedExpression',
    'TemplateLiteral',
    'ClassBody',
    'BlockStatement',
  );
}

/** What stands around the expression ends it, whatever operators are in it. */
export function isDelimited(parent: Node, node: Node, multiplies: boolean): boolean {
  switch (parent.type) {
    case 'ParenthesizedExpression':
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'SwitchStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'TemplateLiteral':
      return true;
    case 'MemberExpression':
      return parent.computed && parent.property === node;
    case 'ConditionalExpression':
      return !multiplies && parent.test !== node;
    case 'CallExpression':
    case 'NewExpression':
    case 'ArrayExpression':
    case 'SpreadElement':
    case 'VariableDeclarator':
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'Property':
    case 'PropertyDefinition':
    case 'ForOfStatement':
      return !multiplies;
    default:
      return false;
  }
}

/** Statements that declare nothing for those around them, where a block may stand in their place. */
export function isFreeStatement(node: Node, parent: Node): boolean {
  // `continue label` needs the label on the loop itself.
  if (is(parent, 'LabeledStatement')) return false;
  if (is(node, 'ExpressionStatement')) return !('directive' in node && node.directive);
  return is(
    node,
    'BlockStatement',
    'IfStatement',
    'ForStatement',
    'ForInStatement',
    'ForOfStatement',
    'WhileStatement',
    'DoWhileStatement',
    'ReturnStatement',
    'ThrowStatement',
    'TryStatement',
    'SwitchStatement',
    'BreakStatement',
    'ContinueStatement',
    'EmptyStatement',
    'LabeledStatement',
  );
}

/** Expressions that can stand in parentheses and mean the same. */
export function isFreeExpression(node: Node, path: readonly Node[], at: number): boolean {
  if (!expressions.has(node.type)) return false;
  const parent = path[at - 1]!;
  // A statement that begins with a parenthesis would go on with the line before it.
  for (let i = at - 1; path[i]!.start === node.start; i--)
    if (is(path[i], 'ExpressionStatement')) return false;
  // A function without a name takes that of the variable or property that it is given to.
  if (isNameless(node) && givesName(parent, node)) return false;
  switch (parent.type) {
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node;
    case 'MemberExpression':
      // Inside an optional chain, the end of one link must not become the end of all.
      return (
        !is(node, 'CallExpression', 'MemberExpression', 'ChainExpression') && freeIn(parent, node)
      );
    case 'Property':
      return parent.value === node && !parent.shorthand && !parent.method && parent.kind === 'init'
        ? !is(path[at - 2], 'ObjectPattern')
        : parent.computed && parent.key === node;
    case 'MethodDefinition':
      return false;
    case 'PropertyDefinition':
      return parent.value === node || (parent.computed && parent.key === node);
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === node;
    case 'VariableDeclarator':
      return parent.init === node;
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.right === node;
    case 'UnaryExpression':
      return (
        parent.operator !== 'delete' && !(parent.operator === 'typeof' && is(node, 'Identifier'))
      );
    case 'TaggedTemplateExpression':
      return false;
    case 'ArrowFunctionExpression':
      return parent.body === node;
    case 'TemplateLiteral':
      return !is(path[at - 2], 'TaggedTemplateExpression');
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'SwitchStatement':
    case 'SwitchCase':
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'BinaryExpression':
    case 'SequenceExpression':
    case 'ArrayExpression':
    case 'SpreadElement':
    case 'AwaitExpression':
    case 'YieldExpression':
    case 'ParenthesizedExpression':
      return true;
    default:
      return false;
  }
}

function freeIn(parent: Node, node: Node): boolean {
  return is(parent, 'MemberExpression') && (parent.object === node || parent.computed);
}

function isNameless(node: Node): boolean {
  if (is(node, 'ParenthesizedExpression')) return isNameless(node.expression);
  if (is(node, 'ArrowFunctionExpression')) return true;
  return is(node, 'FunctionExpression', 'ClassExpression') && !node.id;
}

function givesName(parent: Node, node: Node): boolean {
  return (
    is(
      parent,
      'VariableDeclarator',
      'AssignmentExpression',
      'AssignmentPattern',
      'PropertyDefinition',
    ) ||
    (is(parent, 'Property') && parent.value === node)
  );
}

const expressions: ReadonlySet<string> = new Set([
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
  'Literal',
  'LogicalExpression',
  'MemberExpression',
  'NewExpression',
  'ObjectExpression',
  'ParenthesizedExpression',
  'SequenceExpression',
  'TemplateLiteral',
  'ThisExpression',
  'UnaryExpression',
  'UpdateExpression',
  'YieldExpression',
]);
