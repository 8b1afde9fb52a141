import {
  is,
  isFunction,
  isLoop,
  walk,
  type FunctionNode,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { bare, nameOf } from './bare.ts';
import { returnsOf } from './callback.ts';
import { item as asItem, operand, term, withReplaced } from './code.ts';
import { freshName } from './names.ts';
import type { Pipeline } from './pipeline.ts';
import { isRepeatable } from './substitute.ts';
import { patternText } from './table.ts';
import { parentOf, within } from './parents.ts';
import { freeVariables, usesOf, variableOf } from './variables.ts';

/** A chain as a loop. */
export interface Emitted {
  /** Runs the chain; ends with the result in `result`. */
  readonly lines: readonly string[];
  /** Where the result is; undefined for `forEach`. */
  readonly result: string | undefined;
}

/**
 * Writes a chain as one loop, its callbacks taken apart where they are written in place.
 *
 * @param indexed Walk by index instead of `for … of`.
 * @param wanted The result's name, where the code around already has one.
 */
export function emitLoop(
  source: Source,
  chain: Pipeline,
  indexed: boolean,
  wanted?: string,
): Emitted | undefined {
  if (indexed && chain.iterable) return undefined;
  return new Writer(source, chain, indexed, wanted).write();
}

const flats = /^(flat|flatMap)$/;

class Writer {
  private readonly source: Source;
  private readonly chain: Pipeline;
  private readonly indexed: boolean;
  private readonly taken: string[] = [];
  private readonly before: string[] = [];
  private readonly body: string[] = [];
  private readonly free: ReadonlySet<string>;
  private readonly result: string;
  private depth = 1;
  private current = '';
  private index: string | undefined;

  constructor(source: Source, chain: Pipeline, indexed: boolean, wanted: string | undefined) {
    this.source = source;
    this.chain = chain;
    this.indexed = indexed;
    this.free = new Set([...freeVariables(source, chain.node)].map(({ name }) => name));
    this.result = wanted ?? this.fresh(resultNames[chain.end.method] ?? 'result');
    if (wanted) this.taken.push(wanted);
  }

  write(): Emitted | undefined {
    const { source, chain } = this;
    const { stages, end } = chain;
    const nested = stages.some(({ method }) => flats.test(method));
    if (nested && /^(some|every|find|findIndex|includes)$/.test(end.method)) return undefined;
    const first = stages[0] ?? end;
    const param = first.inline?.params[end === first && end.method === 'reduce' ? 1 : 0] as
      Node | undefined;
    const own = nameOf(param);
    this.current = own && !this.free.has(own) ? this.take(own) : this.fresh('item');
    const rootText = source.slice(chain.root);
    const needsIndex = this.wantsIndex(first);
    let head: string[];
    if (this.indexed) {
      const simple = isRepeatable(chain.root);
      const list = simple ? rootText : this.fresh('list');
      if (!simple) this.before.push(`const ${list} = ${asItem(source, chain.root)};`);
      this.index = this.fresh('i');
      head = [
        `for (let ${this.index} = 0; ${this.index} < ${list}.length; ${this.index}++) {`,
        `\tconst ${this.current} = ${list}[${this.index}]${source.language.startsWith('ts') ? '!' : ''};`,
      ];
    } else {
      head = [`for (const ${this.current} of ${rootText}) {`];
      if (needsIndex) {
        this.index = this.fresh('index');
        this.before.push(`let ${this.index} = -1;`);
        this.line(`${this.index}++;`);
      }
    }
    for (const [number, stage] of stages.entries()) {
      if (number > 0) this.index = undefined;
      if (number > 0 && this.wantsIndex(stage)) this.countAgain();
      if (!this.stage(stage)) return undefined;
    }
    if (stages.length > 0) {
      this.index = undefined;
      if (this.wantsIndex(end)) this.countAgain();
    }
    if (!this.end()) return undefined;
    const closing: string[] = [];
    while (this.depth > 1) closing.push(`${'\t'.repeat(--this.depth)}}`);
    const lines = [...this.before, ...head, ...this.body, ...closing, '}'];
    return { lines, result: end.method === 'forEach' ? undefined : this.result };
  }

  private countAgain(): void {
    this.index = this.fresh('index');
    this.before.push(`let ${this.index} = -1;`);
    this.line(`${this.index}++;`);
  }

  private wantsIndex(part: {
    callback: Node | undefined;
    inline: FunctionNode | undefined;
    method: string;
  }): boolean {
    if (part.method === 'findIndex') return true;
    if (part.inline) return part.inline.params.length > (part.method === 'reduce' ? 2 : 1);
    return part.callback !== undefined && !isPlainConversion(part.callback);
  }

  private stage({ method, callback, inline }: Pipeline['stages'][number]): boolean {
    if (method === 'flat') return this.spread(this.current);
    if (method === 'filter' && !inline && nameOf(callback) === 'Boolean') {
      this.line(`if (!${this.current}) continue;`);
      return true;
    }
    const value = this.call(callback, inline, [this.current, this.index]);
    if (value === undefined) return false;
    if (method === 'filter') {
      this.line(`if (${not(value)}) continue;`);
      return true;
    }
    if (method === 'flatMap') return this.spread(value);
    const name = this.fresh('mapped');
    this.line(`const ${name} = ${value};`);
    this.current = name;
    return true;
  }

  private spread(list: string): boolean {
    const name = this.fresh('inner');
    this.line(`for (const ${name} of ${list}) {`);
    this.depth++;
    this.current = name;
    return true;
  }

  private end(): boolean {
    const { method, callback, inline, argument } = this.chain.end;
    const { result, source } = this;
    const start = (text: string) => this.before.unshift(text);
    switch (method) {
      case 'collect':
        start(`const ${result} = [];`);
        this.line(`${result}.push(${this.current});`);
        return true;
      case 'length':
        start(`let ${result} = 0;`);
        this.line(`${result}++;`);
        return true;
      case 'join': {
        const first = this.fresh('first');
        start(`let ${result} = '';`);
        this.before.push(`let ${first} = true;`);
        this.line(`if (${first}) ${first} = false;`);
        const separator = argument ? term(source, argument) : "','";
        this.line(`else ${result} += ${separator};`);
        this.line(`${result} += ${this.current} ?? '';`);
        return true;
      }
      case 'includes':
        start(`let ${result} = false;`);
        this.leave(`${this.current} === ${term(source, argument!)}`, 'true');
        return true;
      case 'forEach':
        return this.act(inline, callback);
      case 'reduce':
        return this.fold(inline, callback, argument!);
      default: {
        const test = this.call(callback, inline, [this.current, this.index]);
        if (test === undefined) return false;
        if (method === 'some') start(`let ${result} = false;`);
        if (method === 'every') start(`let ${result} = true;`);
        if (method === 'find') start(`let ${result};`);
        if (method === 'findIndex') start(`let ${result} = -1;`);
        if (method === 'every') this.leave(not(test), 'false');
        else
          this.leave(
            test,
            { some: 'true', find: this.current, findIndex: this.index ?? '0' }[method],
          );
        return true;
      }
    }
  }

  private leave(test: string, value: string): void {
    this.line(`if (${test}) {`);
    this.line(`\t${this.result} = ${value};`);
    this.line('\tbreak;');
    this.line('}');
  }

  /** The body of `forEach`, with `return` as `continue`. */
  private act(inline: FunctionNode | undefined, callback: Node | undefined): boolean {
    const body = inline?.body;
    const simple = inline && this.bind(inline, [this.current, this.index]);
    if (!inline || !body || !simple || !is(body, 'BlockStatement')) {
      const call = this.call(callback, inline, [this.current, this.index]);
      if (call === undefined) return false;
      this.line(`${/^[{(]|^function\b/.test(call) ? `void ${call}` : call};`);
      return true;
    }
    const leaves: [Node, string][] = [];
    for (const one of returnsOf(inline)) {
      if (this.isInLoop(one, inline)) return this.actByCall(callback, inline);
      leaves.push([
        one,
        one.argument ? `{ ${this.source.slice(one.argument)}; continue; }` : 'continue;',
      ]);
    }
    if (leaves.some(([one]) => (one as { argument?: Node }).argument))
      return this.actByCall(callback, inline);
    this.statements(body.body, [...simple, ...leaves]);
    return true;
  }

  private actByCall(callback: Node | undefined, inline: FunctionNode): boolean {
    const name = this.hoisted(callback ?? inline);
    this.line(`${name}(${this.args(inline.params.length)});`);
    return true;
  }

  private fold(
    inline: FunctionNode | undefined,
    callback: Node | undefined,
    argument: Node,
  ): boolean {
    const { source, result } = this;
    const type = typeOf(source, inline?.params[0]);
    this.before.unshift(`let ${result}${type} = ${asItem(source, argument)};`);
    const body = inline?.body;
    const pairs = inline && this.bind(inline, [result, this.current, this.index]);
    if (inline && body && pairs && is(body, 'BlockStatement')) {
      const last = body.body.at(-1);
      const returns = [...returnsOf(inline)];
      if (is(last, 'ReturnStatement') && last.argument && returns.length === 1) {
        this.statements(body.body.slice(0, -1), pairs);
        const value = withReplaced(source, last.argument, pairs);
        if (value !== result) this.line(`${result} = ${value};`);
        return true;
      }
      const acc = nameOf(inline.params[0]);
      const early = returns.every(
        (one) => nameOf(one.argument) === acc && !this.isInLoop(one, inline),
      );
      if (is(last, 'ReturnStatement') && early) {
        const leaves = returns
          .slice(0, -1)
          .map((one) => [one as Node, 'continue;'] as [Node, string]);
        this.statements(body.body.slice(0, -1), [...pairs, ...leaves]);
        return true;
      }
    }
    const value = this.call(callback, inline, [result, this.current, this.index]);
    if (value === undefined) return false;
    this.line(`${result} = ${value};`);
    return true;
  }

  /** The value of a callback for these arguments, as an expression. */
  private call(
    callback: Node | undefined,
    inline: FunctionNode | undefined,
    args: readonly (string | undefined)[],
  ): string | undefined {
    const { source } = this;
    if (!callback) return undefined;
    const body = inline?.body;
    const pairs = inline && this.bind(inline, args);
    if (inline && body && pairs) {
      if (!is(body, 'BlockStatement')) return withReplaced(source, bare(body), pairs);
      const last = body.body.at(-1);
      const single =
        is(last, 'ReturnStatement') && last.argument && [...returnsOf(inline)].length === 1;
      if (single && (body.body.length === 1 || this.chain.stages.length <= 1)) {
        this.statements(body.body.slice(0, -1), pairs);
        return withReplaced(source, last.argument!, pairs);
      }
    }
    const known = args.filter((one) => one !== undefined);
    const count = inline ? Math.min(inline.params.length, known.length) : known.length;
    const list = known.slice(0, count).join(', ');
    if (inline) return `${this.hoisted(callback)}(${list})`;
    if (isFunction(bare(callback))) return undefined;
    return isPlainConversion(callback)
      ? `${nameOf(callback)}(${args[0]})`
      : `${operand(source, callback)}(${list})`;
  }

  /** Parameters replaced by what they are given; patterns become declarations. */
  private bind(
    fn: FunctionNode,
    args: readonly (string | undefined)[],
  ): [Node, string][] | undefined {
    const { source } = this;
    const pairs: [Node, string][] = [];
    const patterns: string[] = [];
    for (const [number, param] of (fn.params as Node[]).entries()) {
      const text = args[number];
      if (text === undefined) return undefined;
      if (is(param, 'Identifier')) {
        const variable = variableOf(source, param);
        if (!variable) return undefined;
        const written = variable.references.some((use) => use.isWrite());
        if (written) return undefined;
        if (text === param.name) continue;
        for (const use of usesOf(variable, fn))
          pairs.push([use, this.isShorthand(use) ? `${param.name}: ${text}` : text]);
      } else if (is(param, 'ObjectPattern', 'ArrayPattern')) {
        patterns.push(`const ${patternText(source, param)} = ${text};`);
        for (const { node } of walk(param))
          if (is(node, 'Identifier')) {
            const declares = variableOf(source, node);
            if (!declares) continue;
            if (this.taken.includes(declares.name) || this.free.has(declares.name))
              return undefined;
            this.taken.push(declares.name);
          }
      } else return undefined;
    }
    for (const pattern of patterns) this.line(pattern);
    return pairs;
  }

  private isShorthand(use: Node): boolean {
    const above = parentOf(this.source, use);
    return is(above, 'Property') && above.shorthand;
  }

  /** Statements as they stand in the source, as one piece of text. */
  private statements(list: readonly Node[], pairs: readonly (readonly [Node, string])[]): void {
    for (const one of list)
      this.line(
        withReplaced(
          this.source,
          one,
          pairs.filter(([node]) => within(node, one)),
        ),
      );
  }

  private args(count: number): string {
    return [this.current, this.index].slice(0, count).join(', ');
  }

  private hoisted(callback: Node): string {
    const name = this.fresh('step');
    this.before.push(`const ${name} = ${this.source.slice(callback)};`);
    return name;
  }

  private isInLoop(node: Node, fn: FunctionNode): boolean {
    for (let up = parentOf(this.source, node); up && up !== fn; up = parentOf(this.source, up))
      if (isLoop(up) || is(up, 'SwitchStatement', 'TryStatement')) return true;
    return false;
  }

  private line(text: string): void {
    this.body.push('\t'.repeat(this.depth) + text);
  }

  private fresh(base: string): string {
    return this.take(freshName(this.source, base, this.taken));
  }

  private take(name: string): string {
    this.taken.push(name);
    return name;
  }
}

const resultNames: Partial<Record<Pipeline['end']['method'], string>> = {
  collect: 'items',
  length: 'count',
  join: 'text',
  some: 'found',
  every: 'all',
  find: 'match',
  findIndex: 'position',
  includes: 'found',
  reduce: 'total',
};

function isPlainConversion(callback: Node): boolean {
  return /^(Boolean|Number|String)$/.test(nameOf(callback) ?? '');
}

/** `: T` of a typed parameter. */
function typeOf(source: Source, param: Node | undefined): string {
  const type = is(param, 'Identifier') ? param.typeAnnotation : undefined;
  return type ? source.slice(type) : '';
}

function not(test: string): string {
  return /^[\p{ID_Continue}$.]+$/u.test(test) ? `!${test}` : `!(${test})`;
}
