import { is, type Node } from '../../../candidate/index.ts';
import { edit, insert, operator } from './operator.ts';

const constants = ['true', 'false', '0', '1', '10', "''", 'null', 'undefined', '{}', '[]'];

/** Arguments swapped, dropped or added. */
export const editArguments = operator('edit-arguments', function* (place) {
  const { node, of, facts } = place;
  if (!is(node, 'CallExpression', 'NewExpression')) return;
  const args: readonly Node[] = node.arguments;
  for (let at = 0; at + 1 < args.length; at++) {
    const [a, b] = [args[at]!, args[at + 1]!];
    yield {
      edits: [edit(a, of(b)), edit(b, of(a))],
      weight: 0.3,
      reason: `Swap the arguments \`${of(a)}\` and \`${of(b)}\``,
    };
  }
  for (const [at, one] of args.entries()) {
    const next = args[at + 1];
    const previous = args[at - 1];
    const range = next
      ? { start: one.start, end: next.start }
      : { start: previous?.end ?? one.start, end: one.end };
    yield { edits: [edit(range, '')], weight: 0.15, reason: `Drop the argument \`${of(one)}\`` };
  }
  const last = args.at(-1);
  // Its end minus the closing parenthesis; `new A` has none.
  const close = of(node).endsWith(')') ? node.end - 1 : undefined;
  const at = last?.end ?? close;
  if (at === undefined) return;
  const visible = facts.visible(node, place.ancestors).filter((one) => one.local);
  const unused = visible.filter((one) => one.unused).map((one) => one.name);
  const near = visible
    .filter((one) => !one.unused)
    .map((one) => one.name)
    .slice(0, 8);
  const fromFile = [...facts.literals.numbers, ...facts.literals.strings].slice(0, 6);
  for (const text of new Set([...unused, ...near, ...constants, ...fromFile])) {
    yield {
      edits: [insert(at, last ? `, ${text}` : text)],
      weight: unused.includes(text) ? 0.3 : 0.06,
      reason: `Pass \`${text}\` as well`,
    };
    if (last && at !== undefined && !constants.includes(text))
      yield {
        edits: [insert(args[0]!.start, `${text}, `)],
        weight: unused.includes(text) ? 0.15 : 0.03,
        reason: `Pass \`${text}\` first`,
      };
  }
});
