import {
  applyEdits,
  parseSource,
  type Change,
  type Edit,
  type Source,
} from '../../candidate/index.ts';
import { collide, inOrder, keptBeside } from './beside.ts';
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
      // Edits that meet an import or export are rare, and a text as a whole has a syntax of its own.
      if (edits.some((edit) => isWhole(edit, source) || link.some((other) => collide(edit, other))))
        return relinked(source, applyEdits(source.text, edits), withFuel);
      const common = withFuel ? [...link, ...fuel] : link;
      const all = inOrder(edits, keptBeside(edits, common));
      return inPlace(edits)
        ? applyEdits(erased!, all)
        : toJavaScript(source, applyEdits(source.text, all));
    },
    schemata(versions) {
      schemata ??= schemataOf(source, { text: erased ?? '', edits: [...link, ...fuel] });
      return schemata(
        versions.map((changes) => (changes.every((it) => inPlace(it.edits)) ? changes : undefined)),
      );
    },
  };
}

function isWhole({ start, end }: Edit, { text }: Source): boolean {
  return start === 0 && end === text.length;
}

function relinked(source: Source, text: string, withFuel: boolean): string {
  const parsed = parseSource(source.file, text);
  if (!parsed.ok) throw new SyntaxError(parsed.reason);
  return executableOf(parsed.source).code([], withFuel);
}
