import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { foldText } from '../code/fold.ts';
import { plainKey } from '../code/literal.ts';
import { Follower, globalObjects } from './follow.ts';
import type { Use } from './use.ts';

/**
 * Everything that a file reaches outside itself: globals, modules, and the function constructor by
 * way of `.constructor`. The roots can all be seen in the text, so what can't be followed from
 * there is at least known to be handed on.
 *
 * @throws TooTangled when the code can't be followed within the limits.
 */
export function usesOf(code: Code): readonly Use[] {
  const uses: Use[] = [];
  const follower: Follower = new Follower(code, (use) => {
    const plain = withoutGlobalObject(use);
    uses.push(plain);
    goOn(follower, plain);
  });
  for (const scope of code.source.scopes.scopes)
    for (const reference of scope.references) {
      const node = reference.identifier as unknown as Node;
      if (!reference.isValueReference || code.variableOf(node)) continue;
      if (!is(node, 'Identifier', 'JSXIdentifier')) continue;
      if (reference.isWrite()) uses.push(whole(node.name, 'write', node));
      else follower.follow(node, node.name, []);
    }
  for (const node of code.nodes) rootsAt(code, node, follower);
  return uses;
}

function rootsAt(code: Code, node: Node, follower: Follower): void {
  switch (node.type) {
    case 'ImportDeclaration':
      return imported(node, follower);
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (node.source && node.exportKind !== 'type')
        follower.tell(whole(`module:${node.source.value}`, 'escape', node));
      return;
    case 'TSImportEqualsDeclaration':
      if (is(node.moduleReference, 'TSExternalModuleReference'))
        follower.bind(node.id, `module:${node.moduleReference.expression.value}`, []);
      return;
    case 'ImportExpression': {
      const name = foldText(code, node.source);
      if (name === undefined) follower.tell(whole('import()', 'computed', node));
      else follower.follow(node, `module:${name}`, []);
      return;
    }
    case 'MemberExpression':
      if (follower.keyOf(node) === 'constructor')
        follower.follow(node, constructorOf(code, node), []);
      return;
    case 'Property':
      if (is(code.parentOf(node), 'ObjectPattern')) {
        const key = node.computed ? foldText(code, node.key) : plainKey(node);
        if (key === 'constructor') follower.bind(node.value, 'constructor', []);
      }
      return;
    case 'ThisExpression':
      if (isGlobalThis(code, node)) follower.follow(node, 'globalThis', []);
      return;
    default:
  }
}

function imported(node: Node & { type: 'ImportDeclaration' }, follower: Follower): void {
  if (node.importKind === 'type') return;
  const root = `module:${node.source.value}`;
  follower.tell(whole(root, 'read', node));
  for (const specifier of node.specifiers) {
    if (is(specifier, 'ImportSpecifier')) {
      if (specifier.importKind === 'type') continue;
      const { imported: name } = specifier;
      const path = is(name, 'Identifier') ? name.name : String((name as { value: unknown }).value);
      follower.bind(specifier.local, root, path === 'default' ? [] : [path]);
    } else follower.bind(specifier.local, root, []);
  }
}

function whole(root: string, how: Use['how'], node: Node): Use {
  return { root, path: [], how, node, args: [] };
}

/** `Function` where it is a function's constructor for certain; `constructor` otherwise. */
function constructorOf(code: Code, node: Node & { type: 'MemberExpression' }): string {
  const object = bare(node.object);
  if (isFunction(object) || is(object, 'ClassExpression')) return 'Function';
  if (is(object, 'MemberExpression')) {
    const key = plainKey(object) ?? (object.computed ? foldText(code, object.property) : undefined);
    // `''.constructor.constructor`, `[].filter.constructor`
    if (key === 'constructor') return 'Function';
    if (
      is(bare(object.object), 'ArrayExpression', 'Literal', 'TemplateLiteral', 'ObjectExpression')
    )
      return 'Function';
  }
  if (is(object, 'Identifier')) {
    const variable = code.variableOf(object);
    const definition = variable?.defs[0]?.node as unknown as Node | undefined;
    const value = is(definition, 'VariableDeclarator') ? bare(definition.init) : definition;
    const parameter = variable?.defs[0]?.type === ('Parameter' as never);
    if (!parameter && (isFunction(value) || is(value, 'ClassDeclaration', 'ClassExpression')))
      return 'Function';
    if (!variable && /^(?:[A-Z]\w*|eval|fetch|require|set\w+|parse\w+|is\w+)$/.test(object.name))
      return 'Function';
  }
  return 'constructor';
}

/** `this` of a plain function that is called where it stands, in code that may be sloppy. */
function isGlobalThis(code: Code, node: Node): boolean {
  if (code.source.kind === 'esm') return false;
  const fn = code.above(node, (each) =>
    is(each, 'FunctionDeclaration', 'FunctionExpression', 'ClassBody'),
  );
  if (!fn || is(fn, 'ClassBody')) return false;
  const isReturned = is(code.parentOf(node), 'ReturnStatement');
  const parent = code.parentOf(fn);
  const up = is(parent, 'ParenthesizedExpression') ? code.parentOf(parent) : parent;
  const isCalled = is(up, 'CallExpression') && bare(up.callee) === fn;
  return isCalled || (isReturned && is(fn, 'FunctionDeclaration'));
}

function withoutGlobalObject(use: Use): Use {
  let { root, path } = use;
  while (globalObjects.has(root) && path.length > 0) [root, path] = [path[0]!, path.slice(1)];
  return root === use.root ? use : { ...use, root, path };
}

/** Calls whose result is a module or a way to get one. */
function goOn(follower: Follower, use: Use): void {
  if (use.how !== 'call' && use.how !== 'new') return;
  const name = [use.root, ...use.path].join('.');
  const [first] = use.args;
  const asModule = (): void => {
    const module = foldText(follower.code, first);
    if (module === undefined) follower.tell(whole('require', 'computed', use.node));
    else follower.follow(use.node, `module:${module}`, []);
  };
  if (
    /^(?:require|module\.require|process\.(?:mainModule|getBuiltinModule)(?:\.require)?)$/.test(
      name,
    )
  )
    asModule();
  if (/^module:(?:node:)?module\.createRequire$/.test(name))
    follower.follow(use.node, 'require', []);
  if (name === 'require.main.require') asModule();
}
