import {
  applyEdits,
  overlaps,
  parseSource,
  type Change,
  type Edit,
  type Source,
} from '../../candidate/index.ts';
import { erase, isTyped, mayHaveTypes, toJavaScript } from './erase.ts';
import { instrumentFuel } from './fuel.ts';
import { linkEdits } from './link.ts';
import { schemataOf, type Schemata, type SchemataOf } from './schema.ts';

/** Makes what the realm runs: the target module as a CommonJS function body without types. */
export interface Executable {
  /**
   * The code of the baseline with these edits. `fuel` puts a step counter into every loop and
   * function, so that what never ends is stopped; leave it out for timing.
   *
   * @throws SyntaxError when the result does not parse.
   */
  code(edits: readonly Edit[], fuel: boolean): string;
  /** Many versions as few codes, with step counters. A code parses when all of its versions do. */
  schemata(versions: readonly (readonly Change[])[]): Schemata;
}

export function executableOf(source: Source): Executable {
  const link = linkEdits(source);
  const fuel = instrumentFuel(source);
  const erased = erase(source);
  const inPlace = (edits: readonly Edit[]): boolean =>
    erased !== undefined && !(isTyped(source) && edits.some(mayHaveTypes));
  let schemata: SchemataOf | undefined;
  return {
    code(edits, withFuel) {
      // Edits that meet an import or export are rare: parse anew.
      if (edits.some((edit) => link.some((other) => collide(edit, other))))
        return relinked(source, applyEdits(source.text, edits), withFuel);
      const all = beside(edits, withFuel ? [...link, ...fuel] : link);
      return inPlace(edits)
        ? applyEdits(erased!, all)
        : toJavaScript(source, applyEdits(source.text, all));
    },
    schemata(versions) {
      schemata ??= schemataOf(source, { text: erased ?? '', edits: [...link, ...fuel], beside });
      return schemata(
        versions.map((changes) => (changes.every((it) => inPlace(it.edits)) ? changes : undefined)),
      );
    },
  };
}

/** Own edits with those common ones that they leave room for, in the order in which they apply. */
function beside(own: readonly Edit[], common: readonly Edit[]): readonly Edit[] {
  const kept = common.filter((other) => !own.some((edit) => collide(edit, other)));
  // Where several insert at one place, what opens goes first and what closes last.
  const closing = kept.filter((edit) => edit.text === '}');
  const opening = kept.filter((edit) => edit.text !== '}');
  return [...opening, ...own, ...closing];
}

/** Two insertions at one place do not collide here: both can stand there. */
function collide(a: Edit, b: Edit): boolean {
  const insertions = a.start === a.end && b.start === b.end;
  return !insertions && overlaps(a, b);
}

function relinked(source: Source, text: string, withFuel: boolean): string {
  const parsed = parseSource(source.file, text);
  if (!parsed.ok) throw new SyntaxError(parsed.reason);
  return executableOf(parsed.source).code([], withFuel);
}
