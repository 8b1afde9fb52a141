import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { alwaysBegins } from '../capability/given.ts';
import { foldText } from '../code/fold.ts';
import { valueOf } from '../code/imported.ts';
import { patternNames } from '../code/functions.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';
import { sanitising } from './words.ts';

type Sink = 'shell' | 'sql' | 'html' | 'path' | 'regexp' | 'redirect' | 'request';

const sqlText =
  /\b(?:select\b[\s\S]*\bfrom|insert\s+into|update\b[\s\S]*\bset|delete\s+from|drop\s+table|where\b|union\s+select|order\s+by)\b/i;
const tag = /<\/?[a-z][\w-]*(?:[\s/>]|$)/i;
/** Gives something harmless whatever goes in. */
const harmless =
  /^(?:Number|parseInt|parseFloat|Boolean|BigInt|encodeURIComponent|encodeURI|isNaN|isFinite|toFixed|indexOf|length|basename|hash|digest|randomUUID|getTime|charCodeAt|includes|startsWith|endsWith|has|test|every|some|findIndex|localeCompare)$/;

/** Programs that run the text that they are given. */
const shells = /(?:^|[/\\])(?:sh|bash|zsh|dash|ksh|fish|cmd|powershell|pwsh)(?:\.exe)?$/i;

/** Ways from parameters to where they can do harm that were not there before. */
export function sinkFindings(view: View): Finding[] {
  const ways = gained(view, 'sinks', (code) => sinksOf(code));
  const fresh = new Set(
    ways.filter(({ key }) => !key.endsWith(' unguarded')).map(({ node }) => node),
  );
  return ways
    .filter(({ key, node }) => !key.endsWith(' unguarded') || !fresh.has(node))
    .map(({ code, node, message, key }) =>
      found(rules[key.split(' ')[0] as Sink], code.at(node), message, severityOf(key, message)),
    );
}

/** A path that is handed in is common; one that a client or user chose, or that was checked, is not. */
function severityOf(key: string, message: string): { severity?: 'note' } {
  const isChosen =
    /^(?:req|request|ctx|query|params|body|input|url|uri|name|filename|fileName|user\w*|target|key|id)\b/;
  return /^path $/.test(key) && !isChosen.test(message) ? { severity: 'note' } : {};
}

const asked = new WeakMap<Node, ReadonlySet<string>>();

/** A condition in the function around speaks of what goes in. */
function isGuarded(code: Code, node: Node, name: string): boolean {
  const around = code.above(node, isFunction) ?? code.program;
  let names = asked.get(around);
  if (!names) asked.set(around, (names = namesInConditions(around)));
  return names.has(name);
}

function namesInConditions(root: Node): ReadonlySet<string> {
  const names = descendants(root).flatMap((each) => {
    const test = is(each, 'IfStatement', 'ConditionalExpression')
      ? each.test
      : is(each, 'LogicalExpression')
        ? each.left
        : undefined;
    return test
      ? descendants(test).flatMap((part) => (is(part, 'Identifier') ? part.name : []))
      : [];
  });
  return new Set(names);
}

function sinksOf(code: Code): readonly Counted[] {
  const tainted = taintedNames(code);
  const out: Counted[] = [];
  const add = (sink: Sink, node: Node, what: string, name: string): void => {
    // Which function reads a file or asks a host does not matter; which one runs a query does.
    const where = sink === 'path' || sink === 'request' ? '' : what;
    out.push({ key: `${sink} ${where}`, node, message: `${name} reaches ${what}` });
    if (!isGuarded(code, node, name))
      out.push({
        key: `${sink} ${where} unguarded`,
        node,
        message: `${name} reaches ${what} unchecked`,
      });
  };
  for (const node of code.nodes) {
    if (is(node, 'CallExpression', 'NewExpression')) ofCall(code, node, tainted, add);
    if (is(node, 'AssignmentExpression')) {
      const key = is(node.left, 'MemberExpression') ? plainKey(node.left) : undefined;
      const name = source(node.right, tainted);
      if (name && key && /^(?:innerHTML|outerHTML|srcdoc)$/.test(key)) add('html', node, key, name);
      const target = dotted(node.left) ?? '';
      if (name && /(?:^|\.)location(?:\.href)?$/.test(target)) add('redirect', node, target, name);
    }
    if (is(node, 'Property') && plainKey(node) === '__html') {
      const name = source(node.value, tainted);
      if (name) add('html', node, '__html', name);
    }
    const markup = markupWith(node, tainted);
    if (markup) add('html', node, 'markup', markup);
  }
  return out;
}

function ofCall(
  code: Code,
  node: Node & { type: 'CallExpression' | 'NewExpression' },
  tainted: ReadonlySet<string>,
  add: (sink: Sink, node: Node, what: string, name: string) => void,
): void {
  const called = calledAs(code, node.callee);
  const callee = called ?? calleeName(node) ?? '';
  const path = called ?? dotted(node.callee) ?? callee;
  const args = node.arguments as Node[];
  const first = args[0] && source(args[0], tainted);
  const any = args.map((each) => source(each, tainted)).find((each) => each !== undefined);
  const isShell = args.some((each) => {
    const options = valueOf(code, each);
    return (
      is(options.node, 'ObjectExpression') &&
      options.node.properties.some(
        (p) =>
          is(p, 'Property') && plainKey(p) === 'shell' && options.code.slice(p.value) !== 'false',
      )
    );
  });
  if (first && /^(?:exec|execSync)$/.test(callee) && runsCommands(code, node))
    add('shell', node, callee, first);
  const program = args[0] && foldText(code, args[0]);
  const isCommand = program !== undefined && shells.test(program);
  if (/^(?:spawn|spawnSync|execFile|execFileSync)$/.test(callee) && any && (isShell || isCommand))
    add('shell', node, `${callee} with a shell`, any);
  if (
    /^(?:query|execute|raw|run|all|get|prepare|exec|\$queryRawUnsafe|\$executeRawUnsafe|unsafe|literal|whereRaw|orderByRaw)$/.test(
      callee,
    ) &&
    args[0]
  ) {
    const name = textWith(code, args[0], sqlText, tainted);
    if (name) add('sql', node, callee, name);
  }
  if (any && writesMarkup(callee, path)) add('html', node, callee, any);
  if (
    /^(?:readFile|readFileSync|createReadStream|writeFile|writeFileSync|createWriteStream|unlink|unlinkSync|rm|rmSync|readdir|readdirSync|sendFile|download|open|openSync)$/.test(
      callee,
    ) &&
    first
  )
    add('path', node, callee, first);
  if (is(node, 'NewExpression') && callee === 'RegExp' && first)
    add('regexp', node, 'RegExp', first);
  if (!is(node, 'NewExpression') && path === 'RegExp' && first)
    add('regexp', node, 'RegExp', first);
  if (callee === 'redirect' && any) add('redirect', node, 'redirect', any);
  if (/^(?:assign|replace)$/.test(callee) && /location/.test(path) && first)
    add('redirect', node, path, first);
  const isOpen = first && !staysOnHost(code, args[0]!);
  if (/^(?:fetch|axios|got|request)$/.test(path) && isOpen && !isOwnFunction(code, node))
    add('request', node, path, first);
  if (
    /^(?:axios|got|http|https|superagent)\.(?:get|post|put|request|delete|patch)$/.test(path) &&
    isOpen
  )
    add('request', node, path, first);
}

/** A constant that names the host comes first, and what follows it is a path. */
function staysOnHost(code: Code, address: Node): boolean {
  const at = bare(address);
  const [prefix, next] = is(at, 'BinaryExpression')
    ? [foldText(code, at.left), at.right]
    : is(at, 'TemplateLiteral')
      ? [
          at.quasis[0]?.value.cooked || foldText(code, at.expressions[0]),
          at.quasis[0]?.value.cooked ? at.expressions[0] : undefined,
        ]
      : [];
  if (prefix === undefined || !next) return false;
  if (/^https?:\/\/[^/?#@\\]+\/[\w/-]*$/.test(prefix)) return true;
  return /^https?:\/\/[^/?#@\\]+$/.test(prefix) && alwaysBegins(code, next, /^\/(?![/\\])/);
}

/** Streams and parsers write too; only a document's `write` is markup. */
function writesMarkup(callee: string, path: string): boolean {
  if (/^(?:write|writeln)$/.test(callee)) return /doc(?:ument)?\.write/i.test(path);
  return (
    /^(?:insertAdjacentHTML|createContextualFragment|html|setHTMLUnsafe|parseFromString)$/.test(
      callee,
    ) && /document|\$|jQuery|element|el\b|node|range|insertAdjacent|parser/i.test(path)
  );
}

/** The own name of a function that goes by another: renamed in an import, aliased, promisified. */
function calledAs(code: Code, callee: Node): string | undefined {
  const at = bare(callee);
  if (!is(at, 'Identifier')) return undefined;
  const definition = code.variableOf(at)?.defs[0]?.node as unknown as Node | undefined;
  if (is(definition, 'ImportSpecifier') && is(definition.imported, 'Identifier'))
    return definition.imported.name;
  if (!is(definition, 'VariableDeclarator')) return undefined;
  const init = bare(definition.init);
  const inner =
    is(init, 'CallExpression') && /^(?:promisify|bind)$/.test(calleeName(init) ?? '')
      ? bare(init.arguments[0])
      : init;
  if (is(inner, 'Identifier')) return calledAs(code, inner) ?? inner.name;
  return is(inner, 'MemberExpression') ? plainKey(inner) : undefined;
}

/** A function of this file that only has the name of a client. */
function isOwnFunction(
  code: Code,
  node: Node & { type: 'CallExpression' | 'NewExpression' },
): boolean {
  const definition = code.variableOf(bare(node.callee))?.defs[0]?.node as unknown as
    Node | undefined;
  const value = is(definition, 'VariableDeclarator') ? bare(definition.init) : definition;
  return isFunction(value);
}

/** `exec(…)` itself, or a member of what is, or is named like, `child_process`; not `pattern.exec(…)`. */
function runsCommands(
  code: Code,
  node: Node & { type: 'CallExpression' | 'NewExpression' },
): boolean {
  const callee = bare(node.callee);
  if (is(callee, 'Identifier')) return true;
  const object = is(callee, 'MemberExpression') ? bare(callee.object) : undefined;
  if (!is(object, 'Identifier')) return false;
  if (/^(?:cp|child_?process|shell|shelljs)$/i.test(object.name)) return true;
  const definition = code.variableOf(object)?.defs[0];
  const from = (definition?.parent ?? definition?.node) as unknown as Node | undefined;
  return from !== undefined && /child_process/.test(code.slice(from).slice(0, 200));
}

/** Parameters, and what is made from them, by name; a value that was made harmless is not. */
function taintedNames(code: Code): ReadonlySet<string> {
  const names = new Set<string>(['req', 'request']);
  for (const node of code.nodes)
    if (isFunction(node))
      for (const param of node.params as Node[])
        for (const name of patternNames(param)) names.add(name);
  const made = code.nodes.flatMap((node): [Node, Node][] => {
    if (is(node, 'VariableDeclarator')) return node.init ? [[node.id, node.init]] : [];
    if (is(node, 'AssignmentExpression')) return [[node.left, node.right]];
    if (!is(node, 'ForOfStatement')) return [];
    const { left } = node;
    return [[is(left, 'VariableDeclaration') ? left.declarations[0]!.id : left, node.right]];
  });
  // What is made from tainted values, until nothing is added.
  for (let size = -1; size !== names.size;) {
    size = names.size;
    for (const [target, value] of made)
      if (source(value, names)) for (const name of patternNames(target)) names.add(name);
  }
  return names;
}

/** A tainted name that is part of the value, not made harmless on the way; undefined when none is. */
function source(node: Node, tainted: ReadonlySet<string>): string | undefined {
  const at = bare(node);
  switch (at.type) {
    case 'Identifier':
      return tainted.has(at.name) ? at.name : undefined;
    case 'MemberExpression':
      return plainKey(at) === 'length' ? undefined : source(at.object, tainted);
    case 'CallExpression': {
      const name = calleeName(at) ?? '';
      if (sanitising.test(name) || harmless.test(name)) return undefined;
      const [callback] = at.arguments;
      // What comes out is what the callback makes; what a named one makes is looked at where it is.
      if (/^(?:map|flatMap|from)$/.test(name) && callback) {
        const fn = at.arguments.find((each) => isFunction(each));
        if (fn)
          return isFunction(fn) && !is(fn.body, 'BlockStatement') && fn.body
            ? source(fn.body, tainted)
            : undefined;
        if (name !== 'from' && is(bare(callback), 'Identifier')) return undefined;
      }
      const parts = [
        ...at.arguments,
        ...(is(at.callee, 'MemberExpression') ? [at.callee.object] : []),
      ];
      if (at.arguments.some((each) => sanitising.test(dotted(each) ?? ''))) return undefined;
      return firstOf(
        parts.filter((each) => !isFunction(each)),
        tainted,
      );
    }
    case 'TemplateLiteral':
      return firstOf(at.expressions, tainted);
    case 'BinaryExpression':
      return at.operator === '+' ? firstOf([at.left, at.right], tainted) : undefined;
    case 'LogicalExpression':
      return firstOf([at.left, at.right], tainted);
    case 'ConditionalExpression':
      return firstOf([at.consequent, at.alternate], tainted);
    case 'AwaitExpression':
    case 'SpreadElement':
      return source(at.argument, tainted);
    case 'ArrayExpression':
      return firstOf(
        at.elements.filter((each) => each !== null),
        tainted,
      );
    case 'ObjectExpression':
      return firstOf(
        at.properties.map((each) => (is(each, 'Property') ? each.value : each)),
        tainted,
      );
    default:
      return undefined;
  }
}

function firstOf(nodes: readonly Node[], tainted: ReadonlySet<string>): string | undefined {
  for (const node of nodes) {
    const name = source(node, tainted);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A text like `pattern` that a tainted value is put into, here or in the constant that it names. */
function textWith(
  code: Code,
  node: Node,
  pattern: RegExp,
  tainted: ReadonlySet<string>,
): string | undefined {
  const at = bare(node);
  if (is(at, 'Identifier')) {
    const definition = code.variableOf(at)?.defs[0]?.node as unknown as Node | undefined;
    return is(definition, 'VariableDeclarator') &&
      definition.init &&
      !is(bare(definition.init), 'Identifier')
      ? textWith(code, definition.init, pattern, tainted)
      : undefined;
  }
  const isJoined =
    is(at, 'CallExpression') &&
    /^(?:join|concat|replace|replaceAll|format)$/.test(calleeName(at) ?? '');
  if (!isJoined && !is(at, 'TemplateLiteral', 'BinaryExpression')) return undefined;
  return pattern.test(literalText(at)) ? source(at, tainted) : undefined;
}

function literalText(node: Node): string {
  return descendants(node)
    .map((each) =>
      is(each, 'TemplateElement') ? each.value.raw : is(each, 'Literal') ? String(each.value) : '',
    )
    .join(' ');
}

/** Markup put together from text and a tainted value. */
function markupWith(node: Node, tainted: ReadonlySet<string>): string | undefined {
  if (is(node, 'TemplateLiteral')) {
    const index = node.expressions.findIndex((each) => source(each, tainted) !== undefined);
    if (index < 0 || !tag.test(node.quasis.map(({ value }) => value.raw).join('x')))
      return undefined;
    return source(node.expressions[index]!, tainted);
  }
  if (!is(node, 'BinaryExpression') || node.operator !== '+') return undefined;
  const sides = [node.left, node.right] as Node[];
  const hasTag = sides.some((each) => is(bare(each), 'Literal') && tag.test(literalText(each)));
  return hasTag
    ? firstOf(
        sides.filter((each) => !is(bare(each), 'BinaryExpression')),
        tainted,
      )
    : undefined;
}
