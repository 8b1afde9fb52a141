import type { Node } from '../../../candidate/index.ts';

/** Binding strength of an expression; a higher one binds tighter. */
export const level = {
  sequence: 1,
  assign: 2,
  conditional: 3,
  nullish: 4,
  or: 5,
  and: 6,
  equality: 10,
  relation: 11,
  add: 13,
  multiply: 14,
  unary: 16,
  update: 17,
  call: 18,
  primary: 20,
} as const;

const binary: Record<string, number> = {
  '??': 4,
  '||': 5,
  '&&': 6,
  '|': 7,
  '^': 8,
  '&': 9,
  '==': 10,
  '!=': 10,
  '===': 10,
  '!==': 10,
  '<': 11,
  '<=': 11,
  '>': 11,
  '>=': 11,
  in: 11,
  instanceof: 11,
  '<<': 12,
  '>>': 12,
  '>>>': 12,
  '+': 13,
  '-': 13,
  '*': 14,
  '/': 14,
  '%': 14,
  '**': 15,
};

/** The binding strength of `a operator b`. */
export function operatorLevel(operator: string): number {
  return binary[operator] ?? level.add;
}

/** The binding strength of an expression node. */
export function levelOf(node: Node): number {
  switch (node.type) {
    case 'SequenceExpression':
      return level.sequence;
    case 'AssignmentExpression':
    case 'ArrowFunctionExpression':
    case 'YieldExpression':
      return level.assign;
    case 'ConditionalExpression':
      return level.conditional;
    case 'LogicalExpression':
    case 'BinaryExpression':
      return operatorLevel(node.operator);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return level.relation;
    case 'UnaryExpression':
    case 'AwaitExpression':
    case 'TSTypeAssertion':
      return level.unary;
    case 'UpdateExpression':
      return level.update;
    case 'CallExpression':
    case 'MemberExpression':
    case 'ChainExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
    case 'ImportExpression':
    case 'TSNonNullExpression':
      return level.call;
    case 'Literal':
      // `1.length` does not parse; `-1` would not either under `**`.
      return typeof node.value === 'number' ? level.update : level.primary;
    default:
      return level.primary;
  }
}

/** The least binding strength that an expression needs in place of `node` under `parent`. */
export function required(node: Node, parent: Node | undefined): number {
  switch (parent?.type) {
    case 'LogicalExpression':
      if (parent.operator === '??') return 7;
      return operatorLevel(parent.operator) + (node === parent.right ? 1 : 0);
    case 'BinaryExpression': {
      const own = operatorLevel(parent.operator);
      if (parent.operator === '**') return node === parent.left ? level.update : level.multiply + 1;
      return node === parent.right ? own + 1 : own;
    }
    case 'ConditionalExpression':
      return node === parent.test ? level.nullish : level.assign;
    case 'UnaryExpression':
    case 'AwaitExpression':
      return level.unary;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return level.relation + 1;
    case 'UpdateExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return level.call;
    case 'MemberExpression':
      return node === parent.object ? level.call : level.sequence;
    case 'CallExpression':
    case 'TaggedTemplateExpression':
      return 'callee' in parent && node !== parent.callee ? level.assign : level.call;
    case 'NewExpression':
      return node === parent.callee ? level.primary : level.assign;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return level.call;
    default:
      return level.assign;
  }
}

/** Where a text that starts with `{`, `function` or `class` is read as an expression. */
const expressionPlaces = new Set([
  'VariableDeclarator',
  'AssignmentExpression',
  'AssignmentPattern',
  'Property',
  'PropertyDefinition',
  'ReturnStatement',
  'ThrowStatement',
  'ArrayExpression',
  'NewExpression',
  'ParenthesizedExpression',
  'IfStatement',
  'WhileStatement',
  'SpreadElement',
  'TemplateLiteral',
]);

/** The text of an expression with the given strength, in parentheses where its place needs them. */
export function fit(text: string, strength: number, node: Node, parent: Node | undefined): string {
  if (strength < required(node, parent)) return `(${text})`;
  // `- -1`, or it would be read as `--1`.
  if (parent?.type === 'UnaryExpression' && parent.operator === text[0]) return `(${text})`;
  const ambiguous = /^(\{|function\b|class\b|async function\b|let\b)/.test(text);
  if (!ambiguous || !parent || expressionPlaces.has(parent.type)) return text;
  if (parent.type === 'CallExpression' && node !== parent.callee) return text;
  return `(${text})`;
}
