import { is, isFunction } from '../../../candidate/index.ts';
import type { Ingredient } from '../facts/ingredients.ts';
import { kindsOfExpression } from '../facts/kinds.ts';
import { readableAt } from '../facts/readable.ts';
import type { Variable } from '../facts/variables.ts';
import type { Place } from '../operators/operator.ts';
import { identifiersIn } from '../text/identifiers.ts';
import { level } from '../text/precedence.ts';
import { cheapest, doubt, made, tight, type Made } from './expression.ts';

/** What expressions at a place are made of. */
export interface Atoms {
  /** Variables, members, elements and the function's own expressions, cheapest first. */
  readonly values: readonly Made[];
  readonly numbers: readonly Made[];
  readonly strings: readonly Made[];
  readonly regexes: readonly Made[];
  /** Functions that may be called, with the number of their parameters where known. */
  readonly functions: readonly {
    readonly made: Made;
    readonly arity: number | undefined;
    /** How many of them no call may leave out. */
    readonly needed: number | undefined;
    readonly unused: boolean;
  }[];
  readonly classes: readonly Made[];
  /** Methods that the file calls on a value of this text. */
  readonly methods: readonly { readonly object: Made; readonly name: string }[];
  /** Conditions that stand elsewhere in the file. */
  readonly conditions: readonly Made[];
  /** Whether the truth of such a value is asked somewhere, or it is used nowhere else. */
  readonly asked: (value: Made) => boolean;
}

/** Evaluating these again would change what the tests do. */
const effects =
  /\+\+|--|[^=!<>]=(?![=>])|\b(await|yield|delete|super|new)\b|\.(pop|shift|push|unshift|splice|sort|reverse|next|add|set|delete|clear|exec|write|emit|log)\(/;

/** Values kept at a place. */
const most = 70;

/** The cheapest of the atoms, for a place that is worth fewer expressions. */
export function fewer(atoms: Atoms): Atoms {
  return {
    values: atoms.values.slice(0, 24),
    numbers: atoms.numbers.slice(0, 6),
    strings: atoms.strings.slice(0, 8),
    regexes: atoms.regexes.slice(0, 2),
    functions: atoms.functions.slice(0, 6),
    classes: atoms.classes.slice(0, 2),
    methods: atoms.methods.slice(0, 8),
    conditions: atoms.conditions.slice(0, 20),
    asked: atoms.asked,
  };
}

/** Gathers the atoms of a place; `near` is what the hole governs, whose names are likelier. */
export function atomsAt(place: Place, extra: readonly Made[] = []): Atoms {
  const { node, ancestors, facts } = place;
  const visible = facts.visible(node, ancestors);
  const near = namesNear(place);
  const own = visible.filter((one) => !isCallable(one)).map((one) => variable(one, near));
  const roots = cheapest([...own, ...extra, ...thisMembers(place)], 30);
  const members = roots.flatMap((root) => membersOf(root, place));
  const keys = new Set(facts.keys.filter((name) => visible.some((one) => one.name === name)));
  const elements = elementsOf(cheapest([...roots, ...members], 24), keys);
  const { values, conditions } = ingredients(place, visible);
  const functions = visible.filter(isCallable).map((one) => ({
    made: variable(one, near),
    arity: one.arity,
    needed: one.needed,
    unused: one.unused,
  }));
  const { numbers, strings, regexes, suspects, own: ofFile } = facts.literals;
  // What only the tests say must not become a rule for what they ask, unless nothing else does.
  const foreign = (text: string) => (ofFile.has(text) ? 0 : 1.2);
  return {
    values: cheapest([...roots, ...members, ...elements, ...values], most),
    numbers: cheapest(
      [
        made('0', 0.2, level.update, 'number'),
        made('1', 0.5, level.update, 'number'),
        made('-1', 0.9, level.unary, 'number'),
        made('2', 1.2, level.update, 'number'),
        ...numbers
          .slice(0, 20)
          .map((text, rank) => made(text, 0.6 + rank / 8 + foreign(text), level.update, 'number')),
      ],
      18,
    ),
    strings: [
      ...cheapest(
        [
          ...strings.map((text, rank) =>
            made(text, 0.5 + Math.log1p(rank) / 2 + foreign(text), level.primary, 'string'),
          ),
          ...suspects.map((text, rank) =>
            made(text, 0.9 + Math.log1p(rank) / 1.5 + foreign(text) / 2, level.primary, 'string'),
          ),
        ],
        40,
      ),
      made("''", 0.5, level.primary, 'string'),
    ],
    regexes: regexes
      .slice(0, 8)
      .map((text, rank) => made(text, 0.6 + rank / 4, level.call, 'regexp')),
    functions: functions.filter(({ made: one }) => !/^[A-Z]/.test(one.text)).slice(0, 20),
    classes: visible
      .filter((one) => one.kinds.has('class') || (/^[A-Z][a-z]/.test(one.name) && isCallable(one)))
      .map((one) => made(one.name, 0.6)),
    methods: cheapest([...roots, ...members], most).flatMap((object) =>
      facts.members
        .of(object.text)
        .filter((name) => facts.members.methods.has(name))
        .slice(0, 8)
        .map((name) => ({ object, name })),
    ),
    conditions,
    asked: ({ text, kinds: of }) => {
      const name = /[A-Za-z_$][\w$]*$/.exec(text)?.[0];
      if (of.has('boolean') || name === undefined) return true;
      return facts.asked.has(name) || facts.members.unread.includes(name);
    },
  };
}

function isCallable(one: Variable): boolean {
  if (one.local && !one.unused) return one.kinds.has('function') && one.kinds.size === 1;
  return (
    one.kinds.has('function') || one.kinds.has('class') || (!one.local && one.kinds.size === 0)
  );
}

function variable(one: Variable, near: ReadonlySet<string>): Made {
  let cost = one.local ? 0.8 + one.distance * 0.6 + one.depth * 0.15 : 1.8;
  if (near.has(one.name)) cost -= 0.5;
  if (one.unused) cost = Math.min(cost, 0.8) - 0.6;
  return { text: one.name, level: level.primary, cost, kinds: one.kinds };
}

/** The names read in what the hole governs: the branch, the loop's body, the rest of its statement. */
function namesNear({ node, ancestors }: Place): ReadonlySet<string> {
  const at = ancestors.findLastIndex(
    (one) => /Statement$|Declaration$/.test(one.type) || isFunction(one),
  );
  const around = ancestors[at];
  if (!around) return new Set();
  const names = identifiersIn(around, ancestors.slice(0, at));
  return new Set(
    names.filter((one) => one.start < node.start || one.end > node.end).map((one) => one.name),
  );
}

/** `this.x` for each x seen, where `this` means an instance. */
function thisMembers({ ancestors, facts }: Place): readonly Made[] {
  const method = ancestors.some((one) => is(one, 'MethodDefinition', 'PropertyDefinition'));
  const owner = ancestors.findLast((one) => isFunction(one) && !is(one, 'ArrowFunctionExpression'));
  if (!method && !owner) return [];
  return facts.members
    .of('this')
    .slice(0, 12)
    .map((name, rank) => made(`this.${name}`, 1.1 + rank / 10));
}

function membersOf(root: Made, { facts }: Place): readonly Made[] {
  const out: Made[] = [];
  const strange = doubt(root, 'string', 'array');
  const seen = facts.members.of(root.text);
  if (strange !== undefined && !seen.includes('length'))
    out.push(made(`${root.text}.length`, root.cost + 0.9 + strange, level.call, 'number'));
  seen.slice(0, 12).forEach((name, rank) => {
    if (facts.members.methods.has(name)) return;
    const text = `${root.text}.${name}`;
    const cost = root.cost + 0.5 + rank / 10;
    out.push(name === 'length' ? made(text, cost, level.call, 'number') : made(text, cost));
  });
  // What the tests pass and the file never reads is likelier than any other.
  if (seen.length > 0 && !/[.[]/.test(root.text) && root.text !== 'this')
    facts.members.unread.forEach((name, rank) =>
      out.push(made(`${root.text}.${name}`, root.cost + 0.6 + rank / 8)),
    );
  if (root.kinds.size === 0 || root.kinds.has('object'))
    facts.members.all.slice(0, 14).forEach((name, rank) => {
      if (!seen.includes(name) && name !== 'length')
        out.push(made(`${root.text}.${name}`, root.cost + 2 + rank / 8));
    });
  return out;
}

function elementsOf(roots: readonly Made[], keys: ReadonlySet<string>): readonly Made[] {
  const lists = roots.filter((one) => doubt(one, 'string', 'array', 'object') !== undefined);
  const indices = roots.filter((one) => one.kinds.has('number') || keys.has(one.text));
  const out: Made[] = [];
  for (const list of lists) {
    const base = list.cost + (doubt(list, 'array', 'string', 'object') ?? 0);
    const name = tight(list, level.call);
    out.push(made(`${name}[0]`, base + 1.1));
    out.push(made(`${name}[1]`, base + 1.5));
    for (const index of indices) {
      if (index.text === list.text || index.text.startsWith(`${list.text}.`)) continue;
      out.push(made(`${name}[${index.text}]`, base + index.cost + 0.3));
      out.push(made(`${name}[${index.text} - 1]`, base + index.cost + 1.4));
      out.push(made(`${name}[${index.text} + 1]`, base + index.cost + 1.4));
    }
    out.push(made(`${name}[${name}.length - 1]`, base + 1.8));
  }
  return out;
}

/** The file's own expressions that can be read here, those of the same function cheaper. */
function ingredients({ node, ancestors, facts }: Place, visible: readonly Variable[]) {
  const owner = ancestors.findLast(isFunction);
  const values: Made[] = [];
  const conditions: Made[] = [];
  for (const one of facts.expressions) {
    if (one.node.start < node.end && one.node.end > node.start) continue;
    const parent = facts.parents.get(one.node);
    if (is(parent, 'CallExpression') && parent.callee === one.node) continue;
    if (one.text.length > 60 || isFunction(one.node) || effects.test(one.text)) continue;
    if (is(one.node, 'Literal', 'Identifier', 'ThisExpression', 'SequenceExpression')) continue;
    if (one.reads.length === 0 || !readableAt(one, visible)) continue;
    const cost = costOf(one, owner === one.owner, Math.abs(one.node.start - node.start));
    const kinds = new Set(kindsOfExpression(one.node));
    const made_ = { text: one.text, level: one.level, cost, kinds };
    if (one.condition || (kinds.size === 1 && kinds.has('boolean'))) conditions.push(made_);
    else if (!parent?.type.includes('Expression') || one.text.length < 25) values.push(made_);
  }
  return { values: cheapest(values, 40), conditions: cheapest(conditions, 60) };
}

function costOf(one: Ingredient, same: boolean, distance: number): number {
  return (same ? 1.2 : 2) + Math.min(distance / 1500, 1) + one.text.length / 40;
}
