import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { canonical } from '../code/canonical.ts';
import { dotted, plainKey } from '../code/literal.ts';

/** One test, or one statement outside of tests, of a test file. */
export interface Case {
  /** Its title with those around it; for other statements their code. */
  readonly title: string;
  readonly node: Node;
  readonly body: string;
  readonly assertions: readonly string[];
  readonly isTest: boolean;
  /** The titles of the groups that it stands in, one after the other. */
  readonly path?: string;
  /** The group that a skipped or focused group's mark is about. */
  readonly group?: string;
  /** The name that a module is bound to: loading it is no more than what uses the name does. */
  readonly binding?: Node;
}

const testCall = /^(?:it|test|specify|bench|fit|xit|xtest|ftest)(?:\.|$)/;
const groupCall = /^(?:describe|suite|context|fdescribe|xdescribe)(?:\.|$)/;
const assertRoot =
  /^(?:expect|assert|should|t|is|ok|equal|deepEqual|strictEqual|throws|chai|sinon|expectTypeOf|assertType|tap|test|fc)(?:\.|$)/;

/** The tests of a file, and its other statements but imports, each by itself. */
export function casesOf(code: Code): readonly Case[] {
  const cases: Case[] = [];
  const visit = (statements: readonly Node[], path: string): void => {
    for (const statement of statements) {
      const call = callOf(statement);
      const name = call ? makerName(code, call.callee) : '';
      if (call && groupCall.test(name)) {
        const fn = call.arguments.findLast((each) => isFunction(each));
        const body = fn && (fn as { body?: Node }).body;
        if (is(body, 'BlockStatement')) {
          visit(body.body, `${path}${titleOf(call)} > `);
          if (/skip|only|todo|^[fx]/.test(name)) cases.push(markCase(call, path, name));
          continue;
        }
      }
      if (call && testCall.test(name)) cases.push(testCase(code, call, path, name));
      else if (is(statement, 'VariableDeclaration'))
        cases.push(...statement.declarations.flatMap((each) => declared(code, each)));
      else if (!is(statement, 'ImportDeclaration', 'EmptyStatement'))
        cases.push({ ...plainCase(code, statement), path });
    }
  };
  visit(code.program.body, '');
  const counts = new Map<string, number>();
  return cases.map((each) => {
    const count = (counts.get(each.title) ?? 0) + 1;
    counts.set(each.title, count);
    return count === 1 ? each : { ...each, title: `${each.title} #${count}` };
  });
}

function plainCase(code: Code, node: Node, text = canonical(node)): Case {
  return {
    title: text,
    node,
    body: text,
    assertions: assertionsOf(code, node),
    isTest: false,
  };
}

/** A variable, or each name that is taken of a module. */
function declared(code: Code, node: Node & { type: 'VariableDeclarator' }): Case[] {
  const init = bare(node.init);
  const isLoaded =
    is(init, 'CallExpression') &&
    dotted(init.callee) === 'require' &&
    init.arguments.length === 1 &&
    is(init.arguments[0], 'Literal');
  const whole = plainCase(code, node);
  if (!isLoaded) return [whole];
  if (is(node.id, 'Identifier')) return [{ ...whole, binding: node.id }];
  if (!is(node.id, 'ObjectPattern')) return [whole];
  return node.id.properties.map((each) => {
    const text = `${canonical(each)} of ${canonical(init)}`;
    const name = is(each, 'Property') ? bare(each.value) : undefined;
    return {
      ...plainCase(code, each, text),
      ...(is(name, 'Identifier') && { binding: name }),
    };
  });
}

function testCase(
  code: Code,
  call: Node & { type: 'CallExpression' },
  path: string,
  name: string,
): Case {
  return {
    title: `${path}${titleOf(call)}`,
    node: call,
    // The modifiers are part of what the test does; its title is not.
    body: `${name} ${call.arguments
      .slice(1)
      .map((each) => canonical(each))
      .join(' ')} ${canonical(call.callee)}`,
    assertions: assertionsOf(code, call),
    isTest: true,
  };
}

/** A group that is skipped or focused. */
function markCase(call: Node & { type: 'CallExpression' }, path: string, name: string): Case {
  return {
    title: `${path}${titleOf(call)} (${name})`,
    node: call,
    body: name,
    assertions: [],
    isTest: true,
    group: `${path}${titleOf(call)}`,
  };
}

function callOf(statement: Node): (Node & { type: 'CallExpression' }) | undefined {
  const expression = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const at = is(expression, 'AwaitExpression') ? bare(expression.argument) : expression;
  return is(at, 'CallExpression') ? at : undefined;
}

/** `it.each(table)('…')` is `it.each`. */
function rootName(callee: Node): string {
  const at = bare(callee);
  if (is(at, 'CallExpression')) return rootName(at.callee);
  if (is(at, 'TaggedTemplateExpression')) return rootName(at.tag);
  return dotted(at) ?? '';
}

/** A runner's name that stands for something chosen among others may skip what it is given. */
function makerName(code: Code, callee: Node): string {
  const name = rootName(callee);
  const root = descendants(callee).find((each) => is(each, 'Identifier'));
  const declared = root && (code.variableOf(root)?.defs[0]?.node as unknown as Node | undefined);
  const init = is(declared, 'VariableDeclarator') ? declared.init : undefined;
  const skips = (each: Node): boolean =>
    is(each, 'MemberExpression') && /^(?:skip|only|todo|skipIf|runIf)$/.test(plainKey(each) ?? '');
  return init && descendants(init).some((each) => skips(each)) ? `${name}.skip` : name;
}

function titleOf(call: Node & { type: 'CallExpression' }): string {
  const [first] = call.arguments;
  if (is(first, 'Literal')) return String(first.value);
  return first && !isFunction(first) ? canonical(first) : '';
}

/** Makes a test. */
export function isTestCall(call: Node & { type: 'CallExpression' }): boolean {
  return testCall.test(rootName(call.callee));
}

/** The outermost calls that assert, as code. */
export function assertionsOf(code: Code, root: Node): string[] {
  return descendants(root).flatMap((node) => {
    if (!is(node, 'CallExpression')) return [];
    const parent = bare(code.parentOf(node));
    if (is(parent, 'MemberExpression') && is(bare(code.parentOf(parent)), 'CallExpression'))
      return [];
    const name = chainName(node);
    const isGroup =
      testCall.test(rootName(node.callee)) && node.arguments.some((each) => isFunction(each));
    return assertRoot.test(name) && !isGroup ? [canonical(node)] : [];
  });
}

/** `expect.toEqual` of `expect(x).not.toEqual(y)`: calls left out. */
export function chainName(node: Node): string {
  const at = bare(node);
  if (is(at, 'CallExpression')) return chainName(at.callee);
  if (is(at, 'MemberExpression')) {
    const key = is(at.property, 'Identifier') ? at.property.name : '';
    return `${chainName(at.object)}.${key}`;
  }
  if (is(at, 'AwaitExpression')) return chainName(at.argument);
  return is(at, 'Identifier') ? at.name : '';
}
