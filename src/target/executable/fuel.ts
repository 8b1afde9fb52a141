import { is, isFunction, isLoop, walk, type Edit, type Source } from '../../candidate/index.ts';

const step = '--__pawl.left<0&&__pawl.spent();';

/** An edit that stands beside those of candidates. */
export interface CommonEdit extends Edit {
  /** Where what it closes was opened. */
  readonly opened?: number;
}

/** Edits that count a step in each round of a loop and each call of a function with a block body. */
export function instrumentFuel(source: Source): CommonEdit[] {
  const edits: CommonEdit[] = [];
  const insert = (at: number, text: string): void => void edits.push({ start: at, end: at, text });
  for (const { node } of walk(source.program)) {
    if (isLoop(node)) {
      const { body } = node;
      if (is(body, 'BlockStatement')) insert(body.start + 1, step);
      else if (is(body, 'EmptyStatement'))
        edits.push({ start: body.start, end: body.end, text: `{${step}}` });
      else {
        insert(body.start, `{${step}`);
        edits.push({ start: body.end, end: body.end, text: '}', opened: body.start });
      }
    } else if (isFunction(node) && is(node.body, 'BlockStatement')) {
      const first = node.body.body.find((statement) => !isDirective(statement));
      // Before the first statement and not after the brace: directives stay first.
      if (first) insert(first.start, step);
    }
  }
  return unique(edits);
}

function isDirective(node: object): boolean {
  return 'directive' in node && typeof node.directive === 'string';
}

/** A loop that is a function's first statement would get two insertions at one place. */
function unique(edits: readonly CommonEdit[]): CommonEdit[] {
  const seen = new Set<number>();
  return edits.filter((edit) => {
    if (edit.start !== edit.end) return true;
    if (seen.has(edit.start)) return false;
    seen.add(edit.start);
    return true;
  });
}
