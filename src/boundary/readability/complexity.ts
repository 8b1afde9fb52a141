import {
  children,
  is,
  isFunction,
  isLoop,
  type FunctionNode,
  type Node,
} from '../../candidate/index.ts';
import { calleeName } from '../code/literal.ts';

/** How hard a function is to test, to follow and to see at once. */
export interface Complexity {
  /** McCabe, "A Complexity Measure", IEEE TSE 2(4), 1976: decisions, plus one. */
  readonly cyclomatic: number;
  /** Campbell, "Cognitive Complexity", SonarSource, 2018: breaks in the flow, weighted by nesting. */
  readonly cognitive: number;
  /** Deepest nesting of control structures. */
  readonly nesting: number;
  readonly lines: number;
}

/** Functions inside count towards the cognitive figure, as Campbell has it, but not towards McCabe's. */
export function complexityOf(fn: FunctionNode, text: string, name?: string): Complexity {
  const counter = new Counter(name);
  for (const child of children(fn)) counter.visit(child, 0, true);
  const lines = text.slice(fn.start, fn.end).split('\n').length;
  return {
    cyclomatic: counter.cyclomatic,
    cognitive: counter.cognitive,
    nesting: counter.deepest,
    lines,
  };
}

class Counter {
  cyclomatic = 1;
  cognitive = 0;
  deepest = 0;
  readonly #name: string | undefined;

  constructor(name: string | undefined) {
    this.#name = name;
  }

  visit(node: Node, depth: number, own: boolean): void {
    this.deepest = Math.max(this.deepest, depth);
    if (isFunction(node)) return this.#below(node, depth + 1, false);
    if (is(node, 'IfStatement')) return this.#if(node, depth, own, false);
    if (is(node, 'LogicalExpression')) return this.#logical(node, depth, own, undefined);
    const breaks =
      isLoop(node) || is(node, 'ConditionalExpression', 'SwitchStatement', 'CatchClause');
    if (breaks) {
      this.cognitive += 1 + depth;
      if (own && !is(node, 'SwitchStatement', 'CatchClause')) this.cyclomatic++;
      return this.#below(node, depth + 1, own);
    }
    if (own && is(node, 'SwitchCase') && node.test) this.cyclomatic++;
    if (is(node, 'BreakStatement', 'ContinueStatement') && node.label) this.cognitive++;
    if (is(node, 'CallExpression') && this.#name !== undefined && calleeName(node) === this.#name)
      this.cognitive++;
    this.#below(node, depth, own);
  }

  #below(node: Node, depth: number, own: boolean): void {
    for (const child of children(node)) this.visit(child, depth, own);
  }

  #if(node: Node & { type: 'IfStatement' }, depth: number, own: boolean, isElse: boolean): void {
    this.cognitive += isElse ? 1 : 1 + depth;
    if (own) this.cyclomatic++;
    this.visit(node.test, depth, own);
    this.visit(node.consequent, depth + 1, own);
    const { alternate } = node;
    if (is(alternate, 'IfStatement')) return this.#if(alternate, depth, own, true);
    if (!alternate) return;
    this.cognitive++;
    this.visit(alternate, depth + 1, own);
  }

  /** One for each run of like operators. */
  #logical(
    node: Node & { type: 'LogicalExpression' },
    depth: number,
    own: boolean,
    above: string | undefined,
  ): void {
    if (node.operator !== above) this.cognitive++;
    if (own) this.cyclomatic++;
    for (const side of [node.left, node.right] as Node[])
      if (is(side, 'LogicalExpression')) this.#logical(side, depth, own, node.operator);
      else this.visit(side, depth, own);
  }
}
