import { is, type Node, type NodeOf } from '../../../candidate/index.ts';
import { fit, level } from '../text/precedence.ts';
import { edit, placeOf, type Place } from '../operators/operator.ts';
import type { Raw } from '../ranking/singles.ts';
import type { RepairInput } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';
import { atomsAt } from './atoms.ts';
import { conditions } from './conditions.ts';
import { cheapest, made, type Made } from './expression.ts';
import { values } from './values.ts';

/** Functions tried in place of one that gives nothing. */
const most = 700;

/** Array methods by what their callback gives. */
const testing = /^(filter|some|every|find|findIndex|findLast|findLastIndex)$/;
const sorting = /^(sort|toSorted)$/;
const folding = /^(reduce|reduceRight)$/;

/** Replaces arrow functions that give `undefined` by ones that compute something. */
export function* fillFunctions(input: RepairInput): Generator<Raw> {
  for (const { node, ancestors } of walkRuntime(input.source.program)) {
    if (!input.regions.some((one) => one.start <= node.start && one.end >= node.end)) continue;
    if (!is(node, 'ArrowFunctionExpression') || !givesNothing(node)) continue;
    const place = placeOf(node, ancestors, input);
    const suspicion = Math.max(input.suspicion(node), input.suspicion(ancestors.at(-1) ?? node));
    for (const [rank, one] of candidates(place, node).entries())
      yield {
        prior: (suspicion * 0.7) / (1 + rank / 12),
        merit: 0.7 * Math.exp(-0.7 * Math.max(0, one.cost - 0.5)),
        change: {
          operator: 'fill-function',
          edits: [edit(node, fit(one.text, one.level, node, place.parent))],
          reason: `Compute something: \`${one.text}\``,
        },
      };
  }
}

function givesNothing({ body }: NodeOf<'ArrowFunctionExpression'>): boolean {
  return is(body, 'Identifier') && body.name === 'undefined';
}

function candidates(place: Place, node: NodeOf<'ArrowFunctionExpression'>): readonly Made[] {
  const { facts } = place;
  const method = calledMethod(place);
  const taken = new Set(facts.visible(node, place.ancestors).map(({ name }) => name));
  const fresh = (names: readonly string[]) => names.find((name) => !taken.has(name)) ?? names[0]!;
  const own = node.params.map((one) => (is(one, 'Identifier') ? one.name : undefined));
  const known = own.length > 0 && own.every((name) => name !== undefined) ? own : undefined;
  const shapes: readonly string[][] = known
    ? [known]
    : (declaredShapes(place) ?? shapesFor(method, fresh));
  const out: Made[] = [];
  for (const [rank, names] of shapes.entries()) {
    const params = names.map((name) => made(name, 0.2 + rank / 2, level.primary));
    const atoms = atomsAt(place, params);
    const bodies: Made[] = [
      ...special(method, names),
      ...(method && testing.test(method) ? conditions(atoms, 300) : values(atoms, 300)),
    ];
    const head = names.length === 1 ? names[0]! : `(${names.join(', ')})`;
    const prefix = node.async ? `async ${head}` : head;
    for (const body of bodies) {
      // An unused parameter speaks against the body.
      const idle = names.filter((name) => !mentions(body.text, name)).length;
      const text = body.text.startsWith('{') ? `(${body.text})` : body.text;
      out.push(made(`${prefix} => ${text}`, body.cost + idle * 2 + rank / 2, level.assign));
    }
  }
  for (const one of atomsAt(place).functions) out.push({ ...one.made, cost: one.made.cost + 0.8 });
  for (const [rank, name] of ['Boolean', 'String', 'Number'].entries())
    out.push(made(name, 2 + rank / 4));
  return cheapest(out, most);
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(text);
}

/** The method that the function is handed to. */
function calledMethod({ node, parent, of }: Place): string | undefined {
  if (!is(parent, 'CallExpression') || parent.callee === node) return undefined;
  if (is(parent.callee, 'MemberExpression')) return of(parent.callee.property);
  return is(parent.callee, 'Identifier') ? parent.callee.name : undefined;
}

/** The parameters of a function that is kept in a variable, from its calls in the file. */
function declaredShapes({ parent, facts, of }: Place): string[][] | undefined {
  if (!is(parent, 'VariableDeclarator') || !is(parent.id, 'Identifier')) return undefined;
  const { name } = parent.id;
  for (const { node } of facts.expressions)
    if (is(node, 'CallExpression') && is(node.callee, 'Identifier') && node.callee.name === name)
      return [
        node.arguments.map((one: Node, at) => (is(one, 'Identifier') ? of(one) : `arg${at + 1}`)),
      ];
  return undefined;
}

function shapesFor(
  method: string | undefined,
  fresh: (names: readonly string[]) => string,
): string[][] {
  const value = fresh(['value', 'item', 'entry']);
  if (method && sorting.test(method)) return [[fresh(['a', 'x']), fresh(['b', 'y'])]];
  if (method && folding.test(method)) return [[fresh(['total', 'acc']), value]];
  if (method === 'replace' || method === 'replaceAll')
    return [[fresh(['match', 'found'])], [fresh(['_', 'match']), fresh(['group', 'part'])]];
  return [[value], [value, fresh(['index', 'at'])], []];
}

/** Bodies that go with a method. */
function special(method: string | undefined, [a, b]: readonly string[]): readonly Made[] {
  if (!method || !a || !b) return [];
  if (sorting.test(method))
    return [
      made(`${a} - ${b}`, 0.1, level.add),
      made(`${b} - ${a}`, 0.2, level.add),
      made(`${a}.localeCompare(${b})`, 0.3),
      made(`${a} < ${b} ? -1 : 1`, 0.6, level.conditional),
      made(`${b}.localeCompare(${a})`, 0.7),
      made(`${a}[0] - ${b}[0]`, 0.8, level.add),
      made(`${a}[1] - ${b}[1]`, 0.8, level.add),
      made(`${b}[1] - ${a}[1]`, 0.9, level.add),
      made(`${a}.length - ${b}.length`, 0.9, level.add),
      made(`${b}.length - ${a}.length`, 1, level.add),
    ];
  if (folding.test(method))
    return [
      made(`${a} + ${b}`, 0.1, level.add),
      made(`${a} * ${b}`, 0.4, level.multiply),
      made(`Math.max(${a}, ${b})`, 0.5),
      made(`Math.min(${a}, ${b})`, 0.6),
      made(`${a}.concat(${b})`, 0.7),
      made(`[...${a}, ${b}]`, 0.8, level.primary),
    ];
  return [];
}
