import { is, isFunction, isLoop, walk, type Edit, type Source } from '../../candidate/index.ts';

const step = '--__pawl.left<0&&__pawl.spent();';

/** An edit that stands beside those of candidates. */
export interface CommonEdit extends Edit {
  /** For what opens, where it is closed; neither can do without the other. */
  readonly closed?: number;
  /** For what closes, where it was opened. */
  readonly opened?: number;
  /** What ends there has ended, whatever a candidate puts behind it. */
  readonly tight?: true;
  /** What stands between is a loop's body only as long as it is one statement. */
  readonly single?: true;
}

/**
 * Edits that count a step in each round of a loop and each call of a function with a block body. A
 * loop's is put around its body, so that it stays when a candidate changes all of it.
 */
export function instrumentFuel(source: Source): CommonEdit[] {
  const edits: CommonEdit[] = [];
  const insert = (at: number, text: string): void => void edits.push({ start: at, end: at, text });
  for (const { node } of walk(source.program)) {
    if (isLoop(node)) {
      const { start, end } = node.body;
      const tight = /[;}]/.test(source.text[end - 1]!);
      const single = !is(node.body, 'BlockStatement');
      const kind = { ...(tight && { tight }), ...(single && { single }) };
      edits.push({ start, end: start, text: `{${step}`, closed: end, ...kind });
      edits.push({ start: end, end, text: '}', opened: start, ...kind });
    } else if (isFunction(node) && is(node.body, 'BlockStatement')) {
      const first = node.body.body.find((statement) => !isDirective(statement));
      // Before the first statement and not after the brace: directives stay first.
      if (first) insert(first.start, step);
    }
  }
  return edits;
}

function isDirective(node: object): boolean {
  return 'directive' in node && typeof node.directive === 'string';
}
