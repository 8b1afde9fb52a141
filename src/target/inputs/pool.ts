import { conforms } from './conforms.ts';
import { pick, type Random } from './random.ts';
import type { Shape } from './shape.ts';
import { tagOf } from '../../candidate/values.ts';
import { inside, type Tree } from './tree.ts';

const longestText = 300;

/**
 * The values that an example has so far, by kind. Arguments draw from it as well as making new
 * ones, so that a needle is in its haystack, a key is in its dictionary, two lists overlap, and one
 * list holds equal elements, equal in all or in one field.
 */
export class Pool {
  readonly #byKind = new Map<string, Tree[]>();
  /** Lengths of the collections and strings made so far: what an index may mean. */
  readonly lengths: number[] = [];

  add(value: Tree): void {
    // A long text is no element, and a list of them no input but a burden.
    if (typeof value === 'string' && value.length > longestText) return;
    const kind = kindOf(value);
    const list = this.#byKind.get(kind);
    if (list) list.push(value);
    else this.#byKind.set(kind, [value]);
  }

  /** Adds a value and everything in it. */
  addAll(value: Tree): void {
    this.add(value);
    for (const child of inside(value)) this.addAll(child);
  }

  /** One that keeps to the shape, if a few tries find one. */
  draw(shape: Shape, random: Random): Tree | undefined {
    const list = this.#byKind.get(kindOfShape(shape, random));
    if (!list) return undefined;
    for (let tries = 0; tries < 3; tries++) {
      const value = pick(random, list);
      if (conforms(value, shape)) return value;
    }
    return undefined;
  }

  strings(): readonly string[] {
    return (this.#byKind.get('string') ?? []) as string[];
  }
}

function kindOf(value: Tree): string {
  return tagOf(value) ?? typeof value;
}

function kindOfShape(shape: Shape, random: Random): string {
  if (shape.kind === 'union') return kindOfShape(pick(random, shape.options), random);
  if (shape.kind === 'tuple') return 'array';
  return shape.kind === 'record' ? 'object' : shape.kind;
}
