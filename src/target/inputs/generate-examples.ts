import type { Call, Example, Value } from '../../candidate/values.ts';
import { freshContext, generateArguments } from './arguments.ts';
import type { Context } from './generate.ts';
import { mutate } from './mutate.ts';
import { mutateScalar } from './mutate-scalar.ts';
import { chance, pick, seeded, type Random } from './random.ts';
import { reducedExample } from './reduced.ts';
import { anything, type Shape } from './shape.ts';
import { nameOf, type TargetShapes } from './target-shapes.ts';
import { inside, isContainer, link, rebuild, textOf, unlink, type Tree } from './tree.ts';

export interface GenerateOptions {
  readonly recorded: readonly Example[];
  readonly shapes: TargetShapes;
  readonly seed: number;
  readonly count: number;
}

/**
 * Inputs for a differential test, a third of them mutated recorded ones, the rest made from the
 * shapes. All distinct, none recorded; the same options give the same examples. Fewer than `count`
 * when the shapes do not have that many.
 */
export function generateExamples({ recorded, shapes, seed, count }: GenerateOptions): Example[] {
  if (shapes.methods.size === 0) return [];
  const random = seeded(seed);
  const bases = recorded.map(reducedExample);
  const donors = bases.flatMap(argumentTrees);
  const seen = new Set(recorded.map(keyOf));
  const examples: Example[] = [];
  for (let tries = 0; examples.length < count && tries < 6 * count + 20; tries++) {
    const example =
      bases.length > 0 && tries % 3 === 0
        ? mutated(pick(random, bases), shapes, donors, random)
        : generated(bases, shapes, donors, random);
    const key = keyOf(example);
    if (seen.has(key) || !example.calls.every((call) => call.args.every(canBeMade))) continue;
    seen.add(key);
    examples.push(example);
  }
  return examples;
}

function generated(
  recorded: readonly Example[],
  shapes: TargetShapes,
  donors: readonly Tree[],
  random: Random,
): Example {
  const context = freshContext(random);
  for (let i = 0; i < 3 && donors.length > 0; i++)
    if (chance(random, 0.3)) context.pool.addAll(pick(random, donors));
  const names = [...shapes.methods.keys()];
  const method = names.some((name) => name !== '');
  const length = method ? pick(random, [1, 2, 3, 5, 8, ...recorded.map((x) => x.calls.length)]) : 1;
  const construct = shapes.construct && unlink(generateArguments(shapes.construct, context));
  const calls = Array.from({ length }, () => oneCall(pick(random, names), shapes, context));
  return construct ? { construct, calls, origin: 'generated' } : { calls, origin: 'generated' };
}

function oneCall(name: string, shapes: TargetShapes, context: Context): Call {
  const args = unlink(generateArguments(shapes.methods.get(name)!, context));
  return name === '' ? { args } : { method: name, args };
}

/** A recorded example with one to three changes in its arguments or its calls. */
function mutated(
  example: Example,
  shapes: TargetShapes,
  donors: readonly Tree[],
  random: Random,
): Example {
  let { construct, calls } = example;
  for (let changes = random.integer(1, 3); changes > 0; changes--) {
    if (construct && construct.length > 0 && chance(random, 0.2))
      construct = mutatedList(construct, shapes.construct?.shapes ?? [], donors, random);
    else if (calls.length > 1 && chance(random, 0.3)) calls = mutatedCalls(calls, random);
    else if (calls.length > 0) {
      const at = random.integer(0, calls.length - 1);
      const call = calls[at]!;
      const list = shapes.methods.get(nameOf(call))?.shapes ?? [];
      calls = calls.with(at, { ...call, args: mutatedList(call.args, list, donors, random) });
    }
  }
  return construct ? { construct, calls, origin: 'generated' } : { calls, origin: 'generated' };
}

function mutatedCalls(calls: readonly Call[], random: Random): readonly Call[] {
  const at = random.integer(0, calls.length - 1);
  const other = random.integer(0, calls.length - 1);
  return pick(random, [
    () => calls.toSpliced(at, 1),
    () => calls.toSpliced(other, 0, calls[at]!),
    () => calls.with(at, calls[other]!).with(other, calls[at]!),
  ])();
}

function mutatedList(
  values: readonly Value[],
  shapes: readonly Shape[],
  donors: readonly Tree[],
  random: Random,
): readonly Value[] {
  if (values.length === 0) return values;
  const trees = link(values);
  // What holds itself keeps its structure, and so its numbering.
  if (!trees) return values.map((value) => withOtherScalars(value, random));
  const at = random.integer(0, trees.length - 1);
  const other = random.integer(0, trees.length - 1);
  if (
    at !== other &&
    textOf(shapes[at] as never) === textOf(shapes[other] as never) &&
    chance(random, 0.15)
  )
    [trees[at], trees[other]] = [trees[other]!, trees[at]!];
  else trees[at] = mutate(trees[at]!, shapes[at] ?? anything, random, donors);
  return unlink(trees);
}

function withOtherScalars(value: Value, random: Random): Value {
  if (isContainer(value)) return rebuild(value, (child) => withOtherScalars(child, random));
  const plain = typeof value === 'string' || typeof value === 'number';
  return plain && chance(random, 0.2) ? mutateScalar(value, random) : value;
}

/** The arguments of an example as trees, those that hold themselves left out. */
function argumentTrees(example: Example): Tree[] {
  return [example.construct ?? [], ...example.calls.map((call) => call.args)].flatMap(
    (args) => link(args) ?? [],
  );
}

/** False for what no realm can make again: a promise, a proxy. */
function canBeMade(value: Value): boolean {
  if (Array.isArray(value) && (value[0] === 'opaque' || value[0] === 'promise')) return false;
  return inside(value).every(canBeMade);
}

/** The text that tells examples apart, whatever their origin. */
function keyOf(example: Example): string {
  return JSON.stringify([example.construct ?? null, example.calls]);
}
