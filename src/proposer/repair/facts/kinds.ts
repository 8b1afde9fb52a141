import { DefinitionType, type Variable as Declared } from '@typescript-eslint/scope-manager';
import { is, isFunction, type Node, type Source } from '../../../candidate/index.ts';

/** What a value is, roughly. */
export type Kind =
  'string' | 'number' | 'boolean' | 'array' | 'object' | 'function' | 'class' | 'regexp';

const stringMembers =
  /^(charAt|charCodeAt|codePointAt|startsWith|endsWith|trim\w*|to(Lower|Upper)Case|split|replace(All)?|match(All)?|padStart|padEnd|repeat|substr(ing)?|localeCompare|normalize)$/;
const arrayMembers =
  /^(push|pop|shift|unshift|map|filter|reduce|forEach|join|some|every|find(Index)?|sort|splice|flat(Map)?|fill|reverse)$/;
const listMembers = /^(length|slice|indexOf|lastIndexOf|includes|concat|at)$/;

/** The kinds that a variable's initial value, type and uses tell of. */
export function kindsOf(
  variable: Declared,
  parents: ReadonlyMap<Node, Node>,
  source: Source,
): ReadonlySet<Kind> {
  const kinds = new Set<Kind>();
  const add = (found: readonly Kind[]) => found.forEach((kind) => kinds.add(kind));
  for (const def of variable.defs) {
    const node = def.node as unknown as Node;
    if (is(node, 'VariableDeclarator') && is(node.id, 'Identifier') && node.init)
      add(kindsOfExpression(node.init));
    if (isFunction(node) && def.type === DefinitionType.FunctionName) add(['function']);
    if (is(node, 'ClassDeclaration')) add(['class']);
    add(annotated(def.name as unknown as Node, source));
  }
  for (const reference of variable.references) {
    const node = reference.identifier as unknown as Node;
    const parent = parents.get(node);
    if (parent) add(used(node, parent));
    if (reference.writeExpr && !reference.init)
      add(kindsOfExpression(reference.writeExpr as unknown as Node));
  }
  return kinds;
}

/** The kinds that an expression may give, by its form alone; empty: not known. */
export function kindsOfExpression(node: Node): readonly Kind[] {
  switch (node.type) {
    case 'Literal': {
      const kind = typeof node.value;
      if (kind === 'string' || kind === 'number' || kind === 'boolean') return [kind];
      return 'regex' in node ? ['regexp'] : [];
    }
    case 'TemplateLiteral':
      return ['string'];
    case 'ArrayExpression':
      return ['array'];
    case 'ObjectExpression':
    case 'NewExpression':
      return ['object'];
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return ['function'];
    case 'UpdateExpression':
      return ['number'];
    case 'UnaryExpression':
      if (node.operator === '!') return ['boolean'];
      if (node.operator === 'typeof') return ['string'];
      return node.operator === 'void' || node.operator === 'delete' ? [] : ['number'];
    case 'BinaryExpression':
      if (node.operator !== '+')
        return /^[-*/%&|^<>]+$/.test(node.operator) &&
          !/^[<>]$/.test(node.operator) &&
          node.operator !== '>='
          ? ['number']
          : ['boolean'];
      return [
        ...new Set([...kindsOfExpression(node.left), ...kindsOfExpression(node.right)]),
      ].filter((kind) => kind === 'string' || kind === 'number');
    case 'MemberExpression':
      return !node.computed && is(node.property, 'Identifier') && node.property.name === 'length'
        ? ['number']
        : [];
    case 'ParenthesizedExpression':
      return kindsOfExpression(node.expression);
    case 'CallExpression':
      return kindsOfCall(node.callee);
    default:
      return [];
  }
}

function kindsOfCall(callee: Node): readonly Kind[] {
  if (!is(callee, 'MemberExpression') || callee.computed || !is(callee.property, 'Identifier'))
    return is(callee, 'Identifier') ? kindsOfConversion(callee.name) : [];
  if (is(callee.object, 'Identifier') && callee.object.name === 'Math') return ['number'];
  const name = callee.property.name;
  if (/^(indexOf|lastIndexOf|charCodeAt|codePointAt|findIndex|localeCompare|push)$/.test(name))
    return ['number'];
  if (/^(includes|startsWith|endsWith|some|every|test|has|isArray|isInteger|isNaN)$/.test(name))
    return ['boolean'];
  if (/^(map|filter|split|keys|values|entries|sort|reverse|flat(Map)?|splice)$/.test(name))
    return ['array'];
  if (stringMembers.test(name) || name === 'join' || name === 'toString') return ['string'];
  return [];
}

function kindsOfConversion(name: string): readonly Kind[] {
  if (name === 'String') return ['string'];
  if (name === 'Boolean') return ['boolean'];
  return /^(Number|parseInt|parseFloat)$/.test(name) ? ['number'] : [];
}

function used(node: Node, parent: Node): readonly Kind[] {
  if (is(parent, 'MemberExpression') && parent.object === node) {
    const name =
      !parent.computed && is(parent.property, 'Identifier') ? parent.property.name : undefined;
    if (name === undefined) return ['array', 'object'];
    if (stringMembers.test(name)) return ['string'];
    if (arrayMembers.test(name)) return ['array'];
    if (listMembers.test(name)) return ['string', 'array'];
    if (/^(test|exec|lastIndex)$/.test(name)) return ['regexp'];
    return ['object'];
  }
  if (is(parent, 'CallExpression') && parent.callee === node) return ['function'];
  if (is(parent, 'NewExpression') && parent.callee === node) return ['class'];
  if (is(parent, 'UpdateExpression')) return ['number'];
  if (is(parent, 'ForOfStatement') && parent.right === node) return ['array'];
  if (is(parent, 'BinaryExpression')) {
    if (/^([-*/%<>]|<=|>=|\*\*|<<|>>>?|[&|^])$/.test(parent.operator)) return ['number'];
    if (parent.operator === 'in') return parent.right === node ? ['object'] : ['string'];
    if (parent.operator === 'instanceof') return parent.right === node ? ['class'] : ['object'];
    const other = parent.left === node ? parent.right : parent.left;
    return kindsOfExpression(other);
  }
  return [];
}

function annotated(name: Node, source: Source): readonly Kind[] {
  if (!is(name, 'Identifier') || !name.typeAnnotation) return [];
  const text = source.slice(name.typeAnnotation).replace(/^:\s*/, '');
  const kinds: Kind[] = [];
  for (const part of text.split('|').map((one) => one.trim())) {
    if (part === 'string' || part === 'number' || part === 'boolean') kinds.push(part);
    else if (/\[\]$|^(Readonly)?Array</.test(part)) kinds.push('array');
    else if (part === 'RegExp') kinds.push('regexp');
    else if (part.includes('=>')) kinds.push('function');
  }
  return kinds;
}
