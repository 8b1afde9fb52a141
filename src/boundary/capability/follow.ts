import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { plainKey } from '../code/literal.ts';
import type { Code } from '../code/code.ts';
import { foldText } from '../code/fold.ts';
import { dotted } from '../code/literal.ts';
import { TooTangled, type Use } from './use.ts';

const stepLimit = 50_000;
/** Members after a root that are told apart: `node = node.next` would go on for ever. */
const pathLimit = 6;
/** What hands its first argument on as the thing to change. */
const changers =
  /^(?:Object|Reflect)\.(?:assign|defineProperty|defineProperties|setPrototypeOf|set|deleteProperty)$/;
const getters =
  /^(?:Reflect\.get|Object\.getOwnPropertyDescriptor|Reflect\.getOwnPropertyDescriptor)$/;
/** Names of the global object itself. */
export const globalObjects = new Set([
  'globalThis',
  'global',
  'window',
  'self',
  'frames',
  'top',
  'parent',
]);

/** The value goes through these as it is. */
const wrappers = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ChainExpression',
  'AwaitExpression',
]);

/** Follows values from where they appear to what is done with them. */
export class Follower {
  readonly code: Code;
  readonly #emit: (use: Use) => void;
  readonly #seen = new Map<Node, Set<string>>();
  #steps = 0;

  constructor(code: Code, emit: (use: Use) => void) {
    this.code = code;
    this.#emit = emit;
  }

  /** Something that is used where it stands. */
  tell(use: Use): void {
    this.#emit(use);
  }

  /** Follows the value of `node`, which is `root` and then `path`. */
  follow(node: Node, root: string, path: readonly string[]): void {
    while (globalObjects.has(root) && path.length > 0) [root, path] = [path[0]!, path.slice(1)];
    const key = `${root}/${path.join('/')}`;
    const seen = this.#seen.get(node) ?? new Set();
    if (seen.has(key)) return;
    this.#seen.set(node, seen.add(key));
    if (++this.#steps > stepLimit) throw new TooTangled(`${this.code.path} is too tangled`);

    const parent = this.code.parentOf(node);
    const emit = (how: Use['how'], args: readonly Node[] = [], at: Node = node): void =>
      this.#emit({ root, path, how, node: at, args });
    const on = (next: Node, nextPath = path): void => this.follow(next, root, nextPath);
    if (!parent) return emit('escape');
    if (wrappers.has(parent.type)) return on(parent);
    switch (parent.type) {
      case 'MemberExpression': {
        if (parent.object !== node) return emit('read');
        const member = this.keyOf(parent);
        if (member !== undefined && path.length >= pathLimit) return emit('escape');
        if (member !== undefined) return on(parent, [...path, member]);
        return emit('computed', [], parent);
      }
      case 'CallExpression':
        return parent.callee === node
          ? this.#called(parent, root, path)
          : this.#passed(node, parent, root, path);
      case 'NewExpression':
        if (parent.callee !== node) return this.#passed(node, parent, root, path);
        return emit('new', parent.arguments, parent);
      case 'VariableDeclarator':
        return parent.init === node ? this.bind(parent.id, root, path) : undefined;
      case 'AssignmentExpression':
        if (parent.left === node) return emit('write', [parent.right]);
        this.bind(parent.left, root, path);
        return is(this.code.parentOf(parent), 'ExpressionStatement') ? undefined : on(parent);
      case 'AssignmentPattern':
        return parent.right === node ? this.bind(parent.left, root, path) : undefined;
      case 'UpdateExpression':
        return emit('write');
      case 'UnaryExpression':
        return emit(parent.operator === 'delete' ? 'write' : 'test');
      case 'LogicalExpression':
        return on(parent);
      case 'ConditionalExpression':
        return parent.test === node ? emit('test') : on(parent);
      case 'SequenceExpression':
        return parent.expressions.at(-1) === node ? on(parent) : emit('read');
      case 'BinaryExpression':
        return emit(/^(?:[!=]==?|in|instanceof)$/.test(parent.operator) ? 'test' : 'read');
      case 'IfStatement':
      case 'WhileStatement':
      case 'ForStatement':
        return emit('test');
      case 'TemplateLiteral':
      case 'ExpressionStatement':
        return emit('read');
      case 'ForInStatement':
      case 'ForOfStatement':
        return emit(parent.left === node ? 'write' : 'escape');
      case 'TSTypeQuery':
      case 'TSQualifiedName':
        return;
      default:
        return emit('escape');
    }
  }

  /** What a pattern takes of a value. */
  bind(pattern: Node, root: string, path: readonly string[]): void {
    switch (pattern.type) {
      case 'Identifier': {
        const variable = this.code.variableOf(pattern);
        // A global that is written: it is what it was given.
        if (!variable) return this.#emit({ root, path, how: 'escape', node: pattern, args: [] });
        const how = isExported(this.code, pattern) ? 'escape' : 'read';
        this.#emit({ root, path, how, node: pattern, args: [] });
        for (const reference of variable.references)
          if (reference.isRead() && reference.isValueReference)
            this.follow(reference.identifier as unknown as Node, root, path);
        return;
      }
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (is(property, 'RestElement')) this.bind(property.argument, root, path);
          else {
            const key = property.computed ? foldText(this.code, property.key) : plainKey(property);
            if (key === undefined)
              this.#emit({ root, path, how: 'computed', node: property, args: [] });
            else if (path.length >= pathLimit)
              this.#emit({ root, path, how: 'escape', node: property, args: [] });
            else this.bind(property.value, root, [...path, key]);
          }
        }
        return;
      case 'AssignmentPattern':
        return this.bind(pattern.left, root, path);
      case 'TSParameterProperty':
        return this.bind(pattern.parameter, root, path);
      default:
        return this.#emit({ root, path, how: 'escape', node: pattern, args: [] });
    }
  }

  keyOf(node: Node & { type: 'MemberExpression' }): string | undefined {
    return plainKey(node) ?? (node.computed ? foldText(this.code, node.property) : undefined);
  }

  #called(call: Node & { type: 'CallExpression' }, root: string, path: readonly string[]): void {
    const last = path.at(-1);
    const emit = (how: Use['how'], args: readonly Node[], to = path): void =>
      this.#emit({ root, path: to, how, node: call, args });
    // `eval.call(null, x)` calls `eval`; `f.bind(null)` is `f`.
    const self = path.slice(0, -1);
    if (last === 'call') return emit('call', call.arguments.slice(1), self);
    if (last === 'apply') return emit('call', [], self);
    if (last === 'bind') return this.follow(call, root, self);
    emit('call', call.arguments);
    if (last === 'then' && isFunction(call.arguments[0])) {
      const [param] = call.arguments[0].params;
      if (param) this.bind(param, root, self);
    }
  }

  /** Handed to a function: what a local one does with it is followed. */
  #passed(
    node: Node,
    call: Node & { type: 'CallExpression' | 'NewExpression' },
    root: string,
    path: readonly string[],
  ): void {
    const position = (call.arguments as Node[]).indexOf(node);
    const name = dotted(call.callee) ?? '';
    if (position === 0 && changers.test(name))
      return this.#emit({ root, path: [...path, '*'], how: 'write', node: call, args: [] });
    if (position === 0 && getters.test(name)) {
      const key = foldText(this.code, call.arguments[1]);
      if (key === undefined)
        return this.#emit({ root, path, how: 'computed', node: call, args: [] });
      return this.follow(call, root, [...path, key]);
    }
    if (position === 0 && /^Reflect\.(?:apply|construct)$/.test(name)) {
      const list = bare(call.arguments.at(-1));
      const args = is(list, 'ArrayExpression') ? list.elements.filter((each) => each !== null) : [];
      return this.#emit({ root, path, how: 'call', node: call, args });
    }
    const fn = this.#functionOf(call.callee);
    const param = fn?.params[position] as Node | undefined;
    if (param && !is(param, 'RestElement')) return this.bind(param, root, path);
    this.#emit({ root, path, how: 'escape', node, args: [] });
  }

  /** The function that is called, where it stands in this file and is never replaced. */
  #functionOf(callee: Node): { params: readonly unknown[] } | undefined {
    const at = bare(callee);
    if (isFunction(at)) return at;
    if (!is(at, 'Identifier')) return undefined;
    const variable = this.code.variableOf(at);
    const node = variable?.defs[0]?.node as unknown as Node | undefined;
    if (variable?.defs.length !== 1) return undefined;
    const fn = is(node, 'VariableDeclarator') ? bare(node.init) : node;
    return isFunction(fn) &&
      is(fn, 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression')
      ? fn
      : undefined;
  }
}

/** Declared in an `export const …`: others get it. */
function isExported(code: Code, pattern: Node): boolean {
  const declaration = code.above(pattern, (each) =>
    is(each, 'VariableDeclaration', 'BlockStatement'),
  );
  return (
    is(declaration, 'VariableDeclaration') &&
    is(code.parentOf(declaration), 'ExportNamedDeclaration')
  );
}
