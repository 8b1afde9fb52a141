import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { patternNames } from '../code/functions.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import type { FileView, View } from '../view.ts';
import type { Placed } from './count.ts';

/** A place where errors are taken care of, however it is written. */
interface Handler {
  readonly node: Node;
  /** What it does with them: what it calls, or `throw`. */
  readonly does: ReadonlySet<string>;
  /** It gives the error itself to somebody else, who has to handle it. */
  readonly handsOn: boolean;
  /** What may fail in it: names that stand there. */
  readonly covers: ReadonlySet<string>;
}

/**
 * Handlers that are gone, but those that another place has become: one that is new, does all with
 * the error that they did, and stands around something that they stood around.
 */
export function withoutMoved(view: View, gone: readonly Placed[]): readonly Placed[] {
  if (gone.length === 0) return gone;
  const files = view.files.filter(({ kind, kindBefore }) => [kind, kindBefore].includes('code'));
  const all = (side: 'before' | 'after'): readonly Written[] =>
    files.flatMap((file) =>
      handlersIn(file, side).map((each) => ({ ...each, text: textOf(file, side, each) })),
    );
  const [before, after] = [all('before'), all('after')];
  const known = new Set(before.map(({ text }) => text));
  const fresh = new Set<Handler>([
    ...after.filter(({ text }) => !known.has(text)),
    ...wrappedCalls(files),
  ]);
  return gone.filter(({ node }) => {
    const old = before.find((each) => each.node === node);
    if (!old || old.does.size === 0) return true;
    const covers = (each: Handler): boolean =>
      [...old.covers].some((name) => each.covers.has(name));
    // Word by word where it was, in a function that got a name or lost it.
    const isOld = ({ text }: Written): boolean => text === old.text;
    if (after.filter((each) => isOld(each) && covers(each)).length >= before.filter(isOld).length)
      return false;
    const onlyTells = [...old.does].every((name) => logging.test(name) || answering.test(name));
    const onlyShows = [...old.does].every((name) => showing.test(name) || logging.test(name));
    const other = [...fresh].find(
      (each) =>
        covers(each) &&
        ((onlyTells && each.handsOn) ||
          (onlyShows && [...each.does].some((name) => showing.test(name))) ||
          [...old.does].every((name) => each.does.has(name))),
    );
    if (other) fresh.delete(other);
    return other === undefined;
  });
}

/** True for a log of an error in a handler that is gone, where the error itself is handed on now. */
export function isHandedOnInstead(file: FileView, log: Node): boolean {
  const around = handlersIn(file, 'before').find(
    ({ node }) => node.start <= log.start && log.end <= node.end,
  );
  if (!around || ![...around.does].every((name) => logging.test(name))) return false;
  const known = new Set(handlersIn(file, 'before').map((each) => textOf(file, 'before', each)));
  return handlersIn(file, 'after').some(
    (each) =>
      each.handsOn &&
      !known.has(textOf(file, 'after', each)) &&
      [...around.covers].some((name) => each.covers.has(name)),
  );
}

/** Tells of an error, and goes on. */
const logging = /^(?:console|log|logger|this\.log(?:ger)?|debug|winston|pino)(?:\.\w+)?$/i;

/** Shows whoever is there that it failed. */
const showing = /^(?:window\.)?alert$|^set[A-Z]\w*$|^(?:toast|notify|message|show\w*)(?:\.\w+)?$/;

/** Answers who asked. */
const answering = /^(?:(?:res|response|reply|ctx)\b.*|json|send|end|status|code)$/;

/** `handled(async () => { … })`, where `handled` is a function of the change that hands errors on. */
function wrappedCalls(files: readonly FileView[]): readonly Handler[] {
  const wrappers = new Map<string, Handler>();
  for (const file of files)
    for (const { name, node } of file.functions('after')) {
      const inside = handlersIn(file, 'after').find(
        (each) => each.handsOn && node.start <= each.node.start && each.node.end <= node.end,
      );
      if (inside) wrappers.set(name, inside);
    }
  if (wrappers.size === 0) return [];
  return files.flatMap((file) => {
    const code = file.code('after');
    return (code?.nodes ?? []).flatMap((node): Handler[] => {
      const callee = is(node, 'CallExpression') ? bare(node.callee) : undefined;
      const wrapper = is(callee, 'Identifier') ? wrappers.get(callee.name) : undefined;
      const wrapped = is(node, 'CallExpression')
        ? node.arguments.filter((each) => isFunction(each))
        : [];
      return wrapper && wrapped.length > 0
        ? [{ ...wrapper, node, covers: namesIn(code!, wrapped) }]
        : [];
    });
  });
}

interface Written extends Handler {
  readonly text: string;
}

function textOf(file: FileView, side: 'before' | 'after', { node }: Handler): string {
  const text = file.code(side)?.slice(node) ?? '';
  return text.replace(/\s+/g, ' ');
}

function handlersIn(file: FileView, side: 'before' | 'after'): readonly Handler[] {
  const code = file.code(side);
  if (!code) return [];
  return file.once(`error handlers ${side}`, () =>
    code.nodes.flatMap((node) => handlerAt(code, node) ?? []),
  );
}

function handlerAt(code: Code, node: Node): Handler | undefined {
  if (is(node, 'CatchClause')) {
    const around = code.parentOf(node);
    if (!is(around, 'TryStatement')) return undefined;
    return {
      node,
      does: deedsOf(node.body, patternNames(node.param)),
      handsOn: givesAway(node.body, patternNames(node.param)),
      covers: namesIn(code, [around.block]),
    };
  }
  if (!is(node, 'CallExpression')) return undefined;
  const handler = node.arguments.at(-1);
  const callee = bare(node.callee);
  if (!handler) return undefined;
  const name = calleeName(node) ?? '';
  const isCatch = name === 'catch' && node.arguments.length === 1;
  const [event] = node.arguments;
  const listens =
    /^(?:on|once|addListener)$/.test(name) && is(event, 'Literal') && event.value === 'error';
  if ((isCatch || listens) && is(callee, 'MemberExpression'))
    return { node, ...handledBy(handler), covers: namesIn(code, [callee.object]) };
  if (!takesErrorFirst(handler)) return undefined;
  return {
    node,
    ...handledBy(handler),
    covers: new Set([
      `${name.replace(/Sync$/, '')}()`,
      ...namesIn(code, node.arguments.slice(0, -1)),
    ]),
  };
}

/** `(error, …) => …` that asks whether there is one. */
function takesErrorFirst(node: Node): boolean {
  if (!isFunction(node)) return false;
  const [first] = node.params as Node[];
  if (!is(first, 'Identifier') || !/^(?:e|er)$|err(?:or)?$/i.test(first.name)) return false;
  return descendants(node).some(
    (each) =>
      is(each, 'IfStatement', 'ConditionalExpression') &&
      descendants(each.test).some((part) => is(part, 'Identifier') && part.name === first.name),
  );
}

/** Of a function what its body does; a name that is handed over is what gets called. */
function handledBy(handler: Node): Pick<Handler, 'does' | 'handsOn'> {
  const at = bare(handler);
  const name = dotted(at);
  if (name !== undefined) return { does: new Set([name]), handsOn: true };
  if (!isFunction(at)) return { does: new Set(), handsOn: false };
  const { body, params } = at as unknown as { body: Node; params: Node[] };
  const error = patternNames(params[0]);
  return { does: deedsOf(body, error), handsOn: givesAway(body, error) };
}

/** `callback(error)`, `throw error`: the error as it is, to somebody who is no log. */
function givesAway(body: Node, error: readonly string[]): boolean {
  const isError = (node: Node | null | undefined): boolean => {
    const at = bare(node);
    return is(at, 'Identifier') && error.includes(at.name);
  };
  return descendants(body).some((each) =>
    is(each, 'CallExpression')
      ? isError(each.arguments[0]) && !logging.test(dotted(each.callee) ?? '')
      : is(each, 'ThrowStatement') && isError(each.argument),
  );
}

/** What is called, and whether it throws; calls on the error itself are none. */
function deedsOf(body: Node, error: readonly string[]): ReadonlySet<string> {
  return new Set(
    descendants(body).flatMap((each) => {
      if (is(each, 'ThrowStatement')) return ['throw'];
      if (!is(each, 'CallExpression')) return [];
      const name = dotted(each.callee) ?? calleeName(each);
      return name === undefined || error.includes(name.split('.')[0]!) ? [] : [name];
    }),
  );
}

/** Names that are called or taken, those too that a local name was made from. */
function namesIn(code: Code, nodes: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (root: Node, isFirst: boolean): void => {
    for (const each of descendants(root)) {
      if (is(each, 'CallExpression', 'NewExpression')) {
        const name = calleeName(each);
        if (name !== undefined) names.add(`${name.replace(/Sync$/, '')}()`);
      }
      const field = isFirst && is(each, 'MemberExpression') ? fieldOf(code, each) : undefined;
      if (field) add(field, false);
      if (!is(each, 'Identifier')) continue;
      const definition = code.variableOf(each)?.defs[0]?.node as unknown as Node | undefined;
      if (isFirst && is(definition, 'VariableDeclarator') && definition.init)
        add(definition.init, false);
    }
  };
  for (const node of nodes) add(node, true);
  return names;
}

/** What a field of a class is made as: `#bus = new Bus()` of `this.#bus`. */
function fieldOf(code: Code, member: Node & { type: 'MemberExpression' }): Node | undefined {
  if (!is(bare(member.object), 'ThisExpression')) return undefined;
  const key = plainKey(member);
  const field = code.nodes.find(
    (each) => is(each, 'PropertyDefinition') && key !== undefined && plainKey(each) === key,
  );
  return is(field, 'PropertyDefinition') ? (field.value ?? undefined) : undefined;
}
