import { applyEdits, is, isFunction, type Node, type Source } from '../../../candidate/index.ts';
import { edit, placeOf } from '../operators/operator.ts';
import { quote, unquote } from '../facts/quotes.ts';
import { fit, levelOf } from '../text/precedence.ts';
import { lifted, smellOf } from '../ranking/smells.ts';
import type { Raw } from '../ranking/singles.ts';
import type { RepairInput } from '../repair.ts';
import { roleOf } from '../text/role.ts';
import { walkRuntime } from '../text/runtime.ts';
import { align, type Alignment, type Pair } from './align.ts';
import { learn, rename, renames, type Renaming } from './renaming.ts';

const limits = { shortest: 8, longest: 700, nodes: 1_500, models: 80, given: 300 };
/** Where nothing smells, that similar code is otherwise says less. */
const doubt = 0.3;

/**
 * Code that looks like other code of the file but for one place is written there as the other is,
 * with its own names: after `if (o.path) s += 'Path'` comes `if (o.domain) s += 'Domain'`.
 */
export function* fillByAnalogy(input: RepairInput): Generator<Raw> {
  const best = new Map<string, Raw>();
  const parents = new Map<Node, readonly Node[]>();
  for (const { node, ancestors } of walkRuntime(input.source.program)) parents.set(node, ancestors);
  for (const [type, models] of Map.groupBy(comparable(input.source), (one) => one.type)) {
    const others = models.filter((one) => suspected(one, input) && inRegions(one, input));
    for (const other of others)
      for (const model of near(other, models)) {
        const found = apart(model, other) ? align(model, other) : undefined;
        if (!found) continue;
        for (const raw of proposals(found, type, input, parents)) {
          const key = JSON.stringify(raw.change.edits);
          const known = best.get(key);
          if (!known || known.prior < raw.prior) best.set(key, raw);
        }
      }
  }
  yield* [...best.values()].sort((a, b) => b.prior - a.prior).slice(0, limits.given);
}

/** Those that stand nearest, as many before it as after it. */
function near(other: Node, models: readonly Node[]): readonly Node[] {
  const at = models.indexOf(other);
  const half = limits.models / 2;
  return [...models.slice(Math.max(0, at - half), at), ...models.slice(at + 1, at + 1 + half)];
}

/** Pieces of code that are worth comparing: they say more than one thing. */
function comparable({ program }: Source): Node[] {
  const out: Node[] = [];
  for (const { node } of walkRuntime(program)) {
    const size = node.end - node.start;
    if (size < limits.shortest || size > limits.longest) continue;
    const whole =
      node.type.endsWith('Statement') ||
      isFunction(node) ||
      is(
        node,
        'SwitchCase',
        'Property',
        'VariableDeclaration',
        'ConditionalExpression',
        'LogicalExpression',
        'BinaryExpression',
        'CallExpression',
        'AssignmentExpression',
      );
    if (whole && !is(node, 'BlockStatement')) out.push(node);
    if (out.length >= limits.nodes) break;
  }
  return out;
}

function* proposals(
  alignment: Alignment,
  type: string,
  input: RepairInput,
  parents: ReadonlyMap<Node, readonly Node[]>,
): Generator<Raw> {
  const { source, suspicion, suspects } = input;
  const words = alignment.leaves.map(([a, b]) => [source.slice(a), source.slice(b)] as const);
  for (const { hole, without } of holesOf(alignment, words)) {
    const [model, place] = hole;
    const renaming = learn(words.filter((_, at) => !without.has(at)));
    if (!renaming) continue;
    const shared = words.length - without.size;
    // Two names in common are soon found; and statements are more alike than parts of one.
    const likeness = (shared / (shared + 3)) * (/Statement|Case|Function/.test(type) ? 1 : 0.7);
    const text = renamed(model, renaming, source);
    if (text === source.slice(place)) continue;
    const ancestors = parents.get(place) ?? [];
    if (smellOf(placeOf(model, parents.get(model) ?? [], input)) > 0) continue;
    // Other names around that make no difference here: it is not as alike as it looks.
    const odd = renames(renaming) && text === source.slice(model) ? 0.5 : 1;
    const prior =
      likeness *
      odd *
      (smellOf(placeOf(place, ancestors, input)) > 0 ? 1 : doubt) *
      Math.max(lifted(suspicion(place)), lifted(suspicion(ancestors.at(-1) ?? place)));
    if (prior === 0 || (roleOf(place, ancestors) === 'value') !== isValue(model, parents)) continue;
    const value = roleOf(place, ancestors) === 'value';
    const put = (code: string, share: number): Raw => ({
      prior: prior * share,
      // That what similar code does passes all tests as well is no accident.
      merit: Math.min(0.95, 2 * prior * share),
      change: {
        operator: 'analogy',
        edits: [edit(place, value ? fit(code, levelOf(model), place, ancestors.at(-1)) : code)],
        reason: `Do as similar code does: \`${code.replace(/\s+/g, ' ').slice(0, 60)}\``,
      },
    });
    yield put(text, 1);
    // A string that nothing renames is perhaps one that the failing tests speak of.
    const own = renames(renaming) ? stringIn(text) : undefined;
    if (own !== undefined && !words.some(([, to]) => to === own))
      for (const [rank, other] of suspects.literals.filter(isText).slice(0, 40).entries())
        yield put(
          text.replace(own, () => requote(other, own)),
          0.5 / (1 + rank / 8),
        );
  }
}

/** The only string in a piece of code. */
function stringIn(code: string): string | undefined {
  const all = code.match(/'[^'\\\n]*'|"[^"\\\n]*"/g) ?? [];
  return all.length === 1 && all[0].length > 2 ? all[0] : undefined;
}

function isText(literal: string): boolean {
  return /^['"]/.test(literal);
}

function requote(text: string, like: string): string {
  const value = unquote(text);
  return value !== undefined && like.startsWith("'") ? quote(value) : text;
}

function isValue(node: Node, parents: ReadonlyMap<Node, readonly Node[]>): boolean {
  return roleOf(node, parents.get(node) ?? []) === 'value';
}

/** The places that may be wrong, and the leaves from which nothing is to be learned then. */
function* holesOf(
  { leaves, odd }: Alignment,
  words: readonly (readonly [string, string])[],
): Generator<{ hole: Pair; without: ReadonlySet<number> }> {
  if (odd) {
    yield { hole: odd, without: new Set() };
    return;
  }
  // Of one form throughout: a leaf is wrong that is empty, or that is renamed as no other is.
  for (const [at, [a, b]] of words.entries()) {
    const empty = a !== b && /^(''|""|``)$/.test(b);
    const alike = words.filter(([from], i) => i !== at && from === a);
    if (empty || (alike.length > 0 && alike.every(([, to]) => to === alike[0]![1] && to !== b)))
      yield { hole: leaves[at]!, without: new Set([at]) };
  }
}

/** The model's text with the other's names. */
function renamed(model: Node, renaming: Renaming, source: Source): string {
  const edits = [];
  for (const { node } of walkRuntime(model)) {
    if (!is(node, 'Identifier', 'Literal')) continue;
    const word = source.slice(node);
    const to = rename(word, renaming);
    if (to !== word)
      edits.push({ start: node.start - model.start, end: node.end - model.start, text: to });
  }
  try {
    return applyEdits(source.slice(model), edits);
  } catch {
    return source.slice(model);
  }
}

function suspected(node: Node, { suspicion }: RepairInput): boolean {
  for (const { node: one } of walkRuntime(node)) if (suspicion(one) > 0) return true;
  return false;
}

function inRegions(node: Node, { regions }: RepairInput): boolean {
  return regions.some((one) => one.start <= node.start && one.end >= node.end);
}

function apart(a: Node, b: Node): boolean {
  return a.end <= b.start || b.end <= a.start || isChain(a, b) || isChain(b, a);
}

/** The second is an `else if` of the first. */
function isChain(a: Node, b: Node): boolean {
  for (let next: Node | null = a; is(next, 'IfStatement'); next = next.alternate)
    if (next === b) return true;
  return false;
}
