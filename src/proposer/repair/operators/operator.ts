import type { Edit, Node } from '../../../candidate/index.ts';
import { is } from '../../../candidate/index.ts';
import type { Facts } from '../facts/facts.ts';
import { factsOf } from '../facts/facts.ts';
import type { RepairInput, RepairOperator } from '../repair.ts';
import { fit, levelOf } from '../text/precedence.ts';
import { isCondition, roleOf, type Role } from '../text/role.ts';

/** A node with what an operator asks about it. */
export interface Place {
  readonly node: Node;
  /** Nearest last. */
  readonly ancestors: readonly Node[];
  readonly parent: Node | undefined;
  readonly role: Role;
  /** Only the truth of its value counts. */
  readonly condition: boolean;
  readonly input: RepairInput;
  readonly facts: Facts;
  /** The text of a node. */
  of(node: Node): string;
}

/** An edit idea of an operator at a place. */
export interface Idea {
  readonly edits: readonly Edit[];
  /** 0 to 1, other things equal. */
  readonly weight: number;
  readonly reason: string;
}

const places = new WeakMap<RepairInput, WeakMap<Node, Place>>();

/** The place of a node, made once a node and input. */
export function placeOf(node: Node, ancestors: readonly Node[], input: RepairInput): Place {
  let known = places.get(input);
  if (!known) places.set(input, (known = new WeakMap()));
  let place = known.get(node);
  if (!place) {
    place = {
      node,
      ancestors,
      parent: ancestors.at(-1),
      role: roleOf(node, ancestors),
      condition: isCondition(node, ancestors),
      input,
      facts: factsOf(input),
      of: (one) => input.source.text.slice(one.start, one.end),
    };
    known.set(node, place);
  }
  return place;
}

/** An operator from its name and what it finds at a place. */
export function operator(name: string, find: (place: Place) => Iterable<Idea>): RepairOperator {
  return {
    name,
    *repairs(node, ancestors, input) {
      for (const { edits, weight, reason } of find(placeOf(node, ancestors, input)))
        yield { change: { operator: name, edits, reason }, weight };
    },
  };
}

/** Puts an expression in place of a node, with parentheses where needed. */
export function replace(
  { node, parent, of }: Pick<Place, 'node' | 'parent' | 'of'>,
  text: string,
  strength: number,
): readonly Edit[] {
  const fitted = fit(text, strength, node, parent);
  const shorthand = is(parent, 'Property') && parent.shorthand;
  return [edit(node, shorthand ? `${of(node)}: ${fitted}` : fitted)];
}

/** Puts one node of the file in place of another. */
export function replaceBy(place: Place, other: Node): readonly Edit[] {
  return replace(place, place.of(other), levelOf(other));
}

/** An edit of a node's whole range, or of any other. */
export function edit({ start, end }: { start: number; end: number }, text: string): Edit {
  return { start, end, text };
}

export function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** The text of a node as an operand of the given strength. */
export function operand(place: Pick<Place, 'of'>, node: Node, strength: number): string {
  const text = place.of(node);
  return levelOf(node) < strength ? `(${text})` : text;
}

/** A text to put after another, with the semicolon that keeps them apart. */
export function insertText(before: string, text: string): string {
  return /[;:}]$/.test(before) ? text : `;${text}`;
}
