import { bare, is, isFunction, type Node, walk } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import { enclosingFunction, type FunctionInfo } from '../code/functions.ts';
import { valueOf } from '../code/imported.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import { pairFunctions, type Pair } from '../readability/pair.ts';
import type { FileView, View } from '../view.ts';
import { gained, lost, type Counted } from './count.ts';
import { optionSteps } from './coverage.ts';
import { schemaLibraries } from './loosened.ts';
import { securityRules as rules } from './rules.ts';
import { checking, protecting, sanitising, secure } from './words.ts';

const routes =
  /^(?:use|get|post|put|patch|delete|all|route|register|addHook|handle|before|apply|compose|pipe|pipeline|chain|preHandler|middleware|plugin)$/;
/** Options whose presence protects. */
const options =
  /^(?:httpOnly|secure|sameSite|signal|timeout|rejectUnauthorized|ca|maxBodyLength|maxContentLength|maxRedirects|limit|max|algorithms|audience|issuer|expiresIn|maxAge|csrf|csrfProtection|strict|integrity|nonce|allowedOrigins|contentSecurityPolicy|schema|validate|authorize|preHandler|onRequest|role|roles|permissions?|scopes?)$/;

/** Protecting steps of routes and chains, decorators and options that are gone. */
export function protectionFindings(view: View): Finding[] {
  // One `use` before all routes stands for the same step in each of them.
  const forAll = new Set(
    gained(view, 'uses', (code) => stepsOf(code, /^(?:use|addHook)$/)).map(({ key }) => key),
  );
  const steps = lost(view, 'steps', (code) => stepsOf(code, routes))
    .filter(({ key }) => !forAll.has(key))
    .map(({ file, code, node, message }) =>
      found(rules.middleware, { ...code.at(node), file: file.path }, message),
    );
  const missing = lost(view, 'options', (code) => optionsOf(code))
    .filter(({ file, key }) => stillCalls(file, key))
    .map(({ file, code, node, message }) =>
      found(rules.setting, { ...code.at(node), file: file.path }, message),
    );
  return [...steps, ...missing, ...sanitiserFindings(view), ...neutralised(view)];
}

function stepsOf(code: Code, calls: RegExp): Counted[] {
  const out: Counted[] = [];
  const add = (name: string, node: Node): void => {
    out.push({ key: name, node, message: `${name} no longer protects what comes after it` });
  };
  for (const node of code.nodes) {
    if (is(node, 'CallExpression') && calls.test(calleeName(node) ?? ''))
      for (const argument of flat(node.arguments)) {
        const name = dotted(argument) ?? calleeName(argument);
        if (name !== undefined && protecting.test(name)) add(name, node);
      }
    if (calls === routes)
      for (const name of optionSteps(node)) if (protecting.test(name)) add(name, node);
    if (is(node, 'Decorator')) {
      const name = dotted(node.expression) ?? calleeName(node.expression) ?? '';
      if (protecting.test(name) || secure.test(name)) add(`@${name}`, node);
    }
  }
  return out;
}

function flat(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] =>
    is(node, 'ArrayExpression') ? node.elements.filter((each) => each !== null) : [node],
  );
}

/** `CALLEE.OPTION` of each option that protects and is not turned off where it is set. */
function optionsOf(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'Property')) return [];
    const name = plainKey(node) ?? '';
    if (!options.test(name)) return [];
    const call = code.above(
      node,
      (each) => is(each, 'CallExpression', 'NewExpression') || isFunction(each),
    );
    if (!is(call, 'CallExpression', 'NewExpression')) {
      // An object that is made here and handed on by whoever gets it.
      const maker = flags.test(name) ? makerOf(code, node) : undefined;
      return maker === undefined
        ? []
        : [{ key: `${maker} ${name}`, node, message: `${maker} no longer has ${name}` }];
    }
    const callee = dotted(call.callee) ?? calleeName(call) ?? '';
    return [{ key: `${callee} ${name}`, node, message: `${callee} no longer gets ${name}` }];
  });
}

/** Options that protect wherever they stand. */
const flags =
  /^(?:httpOnly|secure|sameSite|rejectUnauthorized|csrf|csrfProtection|integrity|nonce)$/;

/** The variable or function whose value an object is. */
function makerOf(code: Code, node: Node): string | undefined {
  const maker = code.above(node, (each) => is(each, 'VariableDeclarator') || isFunction(each));
  if (is(maker, 'VariableDeclarator')) return dotted(maker.id);
  const name = (maker as { id?: Node | null } | undefined)?.id;
  if (name) return dotted(name);
  const parent = maker && code.parentOf(maker);
  if (is(parent, 'VariableDeclarator')) return dotted(parent.id);
  return is(parent, 'Property', 'MethodDefinition') ? plainKey(parent) : undefined;
}

function stillCalls(file: FileView, key: string): boolean {
  const callee = key.slice(0, key.lastIndexOf(' '));
  const code = file.code('after');
  if (!code) return false;
  const option = key.slice(key.lastIndexOf(' ') + 1);
  const calls = code.nodes.some(
    (node) =>
      is(node, 'CallExpression', 'NewExpression') &&
      (dotted(node.callee) ?? calleeName(node)) === callee,
  );
  // It may be set by other ways: a variable of options, an assignment.
  const elsewhere = code.nodes.some(
    (node) => is(node, 'Property', 'MemberExpression') && plainKey(node) === option,
  );
  const isMade = code.nodes.some(
    (node) =>
      is(node, 'Identifier') && node.name === callee && !is(code.parentOf(node), 'CallExpression'),
  );
  return (calls || isMade) && !elsewhere;
}

/** Calls that made a value harmless, and are gone from where they were. */
function sanitiserFindings(view: View): Finding[] {
  const remaining = view.files.flatMap((file) => [
    ...sanitisers(file, 'after'),
    ...importedSchemas(view, file),
  ]);
  return view.files.flatMap((file) => {
    const code = file.code('before');
    if (!code || !file.after || file.kind !== 'code') return [];
    const owners = new Set(file.functions('after').map(({ name }) => name));
    const told = new Set<string>();
    return sanitisers(file, 'before').flatMap(({ name, owner, node }) => {
      const key = `${owner} ${name}`;
      if (told.has(key)) return [];
      const others = remaining.filter(
        (each) => each.name === name || each.kind === name.toLowerCase(),
      );
      const here = others.some((each) => each.owner === owner);
      const movedOut = others.some(
        (each) =>
          isCalledFrom(view, each.owner, owner) || (!owners.has(owner) && each.owner !== owner),
      );
      // Another one in its place.
      const replaced = remaining.some(
        (each) =>
          each.owner === owner &&
          !isHollow(file, each) &&
          !sanitisers(file, 'before').some((old) => old.name === each.name && old.owner === owner),
      );
      if (here || movedOut || replaced) return [];
      told.add(key);
      return [
        found(
          rules.sanitiser,
          { ...code.at(node), file: file.path },
          `${owner || 'the module'} no longer calls ${name}`,
        ),
      ];
    });
  });
}

/** A function of the project that has the name of a sanitiser, and looks at no character that does harm. */
function isHollow(file: FileView, { node }: Sanitiser): boolean {
  const code = file.code('after');
  if (!code || !is(node, 'CallExpression') || !is(bare(node.callee), 'Identifier')) return false;
  const made = valueOf(code, node.callee);
  if (!isFunction(made.node)) return false;
  return descendants(made.node).every((each) => {
    if (is(each, 'CallExpression', 'NewExpression')) return plain.test(calleeName(each) ?? '?');
    if (is(each, 'ThrowStatement')) return false;
    if (!is(each, 'Literal')) return true;
    const text = 'regex' in each ? each.regex.pattern : String(each.value);
    return !/[<>&"'`:/;|$]|\[\^|\\W/.test(text);
  });
}

/** Methods of texts that leave what does harm. */
const plain =
  /^(?:trim|trimStart|trimEnd|toLowerCase|toUpperCase|toString|String|replace|replaceAll|slice|padEnd|padStart|normalize|concat|join|split)$/;

/** Calls for whose answer others rely on what was checked. */
const verifying =
  /^(?:verify|authenticate|authorize|authorise|timingSafeEqual|checkPassword|comparePassword|isAuthenticated|hasPermission|hasRole)/;

/** `Body.parse(input)` of a schema. */
function isSchemaCall(code: Code, node: Node & { type: 'CallExpression' }, name: string): boolean {
  if (
    !/^(?:parse|safeParse|parseAsync|safeParseAsync|validate\w*|cast|check|assert|decode)$/.test(
      name,
    )
  )
    return false;
  const callee = bare(node.callee);
  const object = is(callee, 'MemberExpression') ? bare(callee.object) : undefined;
  if (!is(object, 'Identifier')) return false;
  if (/schema$/i.test(object.name)) return true;
  const definition = code.variableOf(object)?.defs[0]?.node as unknown as Node | undefined;
  return (
    is(definition, 'VariableDeclarator') &&
    definition.init != null &&
    schemaLibraries.test(code.slice(definition.init))
  );
}

/** Calls of a schema that moved to another file of this change, and is one there. */
function importedSchemas(view: View, file: FileView): Sanitiser[] {
  const code = file.code('after');
  if (!code) return [];
  return code.nodes.flatMap((node): Sanitiser[] => {
    if (!is(node, 'CallExpression')) return [];
    const callee = bare(node.callee);
    const object = is(callee, 'MemberExpression') ? bare(callee.object) : undefined;
    const [definition] = (object && code.variableOf(object)?.defs) ?? [];
    const imported = definition?.node as unknown as Node | undefined;
    const from = definition?.parent as unknown as Node | undefined;
    if (!is(imported, 'ImportSpecifier') || !is(from, 'ImportDeclaration')) return [];
    const name = dotted(imported.imported);
    const isSchema = view.files.some(
      (other) =>
        other !== file &&
        isFileOf(other.path, from.source.value) &&
        other
          .code('after')
          ?.nodes.some(
            (each) =>
              is(each, 'VariableDeclarator') &&
              dotted(each.id) === name &&
              each.init != null &&
              schemaLibraries.test(other.code('after')!.slice(each.init)),
          ),
    );
    const method = calleeName(node) ?? '';
    const owner = enclosingFunction(file.functions('after'), code, node)?.name ?? '';
    return isSchema ? [{ name: method, kind: method.toLowerCase(), owner, node }] : [];
  });
}

function isFileOf(path: string, written: string): boolean {
  const stem = (text: string): string =>
    text.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
  return (
    written.startsWith('.') && stem(path).endsWith(stem(written).replace(/^(?:\.{1,2}\/)+/, ''))
  );
}

interface Sanitiser {
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly node: Node;
}

function sanitisers(file: FileView, side: 'before' | 'after'): readonly Sanitiser[] {
  const code = file.code(side);
  if (!code) return [];
  return file.once(`sanitisers ${side}`, () =>
    code.nodes.flatMap((node): Sanitiser[] => {
      if (!is(node, 'CallExpression')) return [];
      // `_verify` is `verify`, kept from others.
      const name = (calleeName(node) ?? '').replace(/^_+/, '');
      // Handed on as a callback: `items.map(escapeHtml)`.
      const handed = node.arguments
        .map((each) => dotted(each)?.split('.').at(-1) ?? '')
        .filter((each) => sanitising.test(each));
      const own = sanitising.test(name) || verifying.test(name) || isSchemaCall(code, node, name);
      const names = [...(own ? [name] : []), ...handed];
      const owner = enclosingFunction(file.functions(side), code, node)?.name ?? '';
      return names.map((each) => ({ name: each, kind: each.toLowerCase(), owner, node }));
    }),
  );
}

/** True when a function's body after the change calls the other one, at any depth of three. */
function isCalledFrom(view: View, callee: string, caller: string, depth = 0): boolean {
  if (callee === '' || depth > 2) return false;
  const last = callee.split('.').at(-1);
  for (const file of view.files) {
    const fn = file.functions('after').find(({ name }) => name === caller);
    if (!fn) continue;
    for (const node of descendants(fn.node)) {
      const name = calleeName(node) ?? (is(node, 'Identifier') ? node.name : undefined);
      if (name === last) return true;
      if (
        name &&
        is(node, 'CallExpression') &&
        depth < 2 &&
        name !== caller &&
        isCalledFrom(view, callee, name, depth + 1)
      )
        return true;
    }
  }
  return false;
}

/** Functions whose names promise something and that do nothing any more, or less. */
function neutralised(view: View): Finding[] {
  return pairFunctions(view).flatMap((pair) => {
    const name = pair.fn.name.split('.').at(-1)!;
    if (
      !checking.test(name) &&
      !sanitising.test(name) &&
      !/^(?:authenticat|authori[sz]|auth[A-Z]|require[A-Z]|guard|protect|csrf|restrict)/.test(
        name,
      ) &&
      !(secure.test(name) && /^(?:is|can|has|may|should|verify|check|compare)/.test(name))
    )
      return [];
    const at = pair.code.at(pair.fn.node);
    if (isTrivial(pair.fn) && pair.before && !isTrivial(pair.before.fn))
      return [
        found(
          rules.neutralised,
          at,
          `${pair.fn.name} does nothing any more but give a constant or its argument`,
        ),
      ];
    const bypass = bypassed(pair) ?? newWayThrough(pair);
    if (bypass)
      return [
        found(
          rules.neutralised,
          pair.code.at(bypass),
          `${pair.fn.name} lets everything through from here on`,
        ),
      ];
    const missing = charactersLost(pair);
    return missing.length > 0
      ? [
          found(
            rules['weaker-sanitiser'],
            at,
            `${pair.fn.name} no longer handles ${missing.map((each) => JSON.stringify(each)).join(' ')}`,
          ),
        ]
      : [];
  });
}

function isTrivial({ node, params }: FunctionInfo): boolean {
  const { body } = node;
  const value = (each: Node | null | undefined): boolean => {
    const at = bare(each);
    if (!at || is(at, 'Literal')) return true;
    if (is(at, 'UnaryExpression')) return value(at.argument);
    if (is(at, 'CallExpression'))
      return (
        ['String', 'Boolean', 'next', 'done', 'resolve'].includes(calleeName(at) ?? '') &&
        at.arguments.every(value)
      );
    return is(at, 'Identifier') && (params.includes(at.name) || at.name === 'undefined');
  };
  if (!is(body, 'BlockStatement')) return value(body);
  const [first] = body.body;
  if (!first) return true;
  if (is(first, 'ReturnStatement')) return value(first.argument);
  return body.body.length === 1 && is(first, 'ExpressionStatement') && value(first.expression);
}

/** A new condition that lets through what was looked at, before a refusal that stays. */
function newWayThrough({ fn, code, before }: Pair): Node | undefined {
  const [body, old] = [fn.node.body, before?.fn.node.body];
  if (!is(body, 'BlockStatement') || !is(old, 'BlockStatement')) return undefined;
  const refusals = body.body.filter((each) =>
    /\bthrow\b|status\(4|reject\(|next\(\w|return false/.test(code.slice(each)),
  );
  const last = refusals.at(-1);
  const known = new Set(old.body.map((each) => canonical(each)));
  return body.body.find(
    (each) =>
      is(each, 'IfStatement') &&
      last !== undefined &&
      each.start < last.start &&
      !known.has(canonical(each)) &&
      /^\{?\s*(?:return\s+(?:next\(\)|true|undefined)?;?|next\(\);\s*return;)\s*\}?$/.test(
        code.slice(each.consequent).trim(),
      ),
  );
}

/** A new unconditional way out at the start of the function, before what it did. */
function bypassed({ fn, before }: Pair): Node | undefined {
  const { body } = fn.node;
  if (!before || !is(body, 'BlockStatement')) return undefined;
  const index = body.body.findIndex((each) => is(each, 'ReturnStatement'));
  const isEarly = index >= 0 && index < body.body.length - 1;
  const old = before.fn.node.body;
  const had =
    is(old, 'BlockStatement') && old.body.slice(0, -1).some((each) => is(each, 'ReturnStatement'));
  return isEarly && !had ? body.body[index] : undefined;
}

const special = /[<>&"'`/\\;|$(){}[\]*?!#\n\r\0]|\.\./g;

/** Characters that the function mentioned, in patterns, texts or as codes, and does no longer. */
function charactersLost({ fn, code, before }: Pair): string[] {
  if (!before || !sanitising.test(fn.name)) return [];
  const of = (from: Code, node: Node): Set<string> => {
    const out = new Set<string>();
    for (const { node: each } of walk(from === code && from.program === node ? node : node)) {
      if (!is(each, 'Literal')) continue;
      if (typeof each.value === 'number') out.add(String.fromCharCode(each.value));
      const text =
        'regex' in each
          ? (each as { regex: { pattern: string } }).regex.pattern
          : String(each.value);
      const isPattern = 'regex' in each;
      const cleaned = isPattern
        ? text.replace(/\\(.)/g, (_, c: string) => (special.test(c) ? c : ' '))
        : text;
      special.lastIndex = 0;
      if (isPattern || text.length <= 3)
        for (const c of cleaned.match(/[<>&"'`/;|$]|\.\./g) ?? []) out.add(c);
    }
    return out;
  };
  // A table that it reads stands outside the function.
  const now = new Set([...of(code, fn.node), ...of(code, code.program)]);
  return [...of(before.code, before.fn.node)].filter(
    (each) => each.search(special) === 0 && !now.has(each),
  );
}
