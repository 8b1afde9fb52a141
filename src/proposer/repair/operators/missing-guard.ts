import { is, isFunction } from '../../../candidate/index.ts';
import type { Variable } from '../facts/variables.ts';
import { boundNames, identifiersIn } from '../text/identifiers.ts';
import { insertBefore, jumpsAt, positionOf } from '../text/statements.ts';
import { operator, type Place } from './operator.ts';

/** A guard or base case before a statement: `if (…) return …;`, `continue;`, `break;`, `throw`. */
export const missingGuard = operator('missing-guard', function* (place) {
  const { node, ancestors, parent, facts, input } = place;
  const position = positionOf(node, parent);
  const owner = ancestors.findLast(isFunction);
  if (!position || !owner) return;
  const jumps = jumpsAt(ancestors);
  const first = position.index === 0 && owner.body === position.owner;
  const params = new Set(owner.params.flatMap((one) => boundNames(one)));
  const used = new Set(identifiersIn(node, ancestors).map((one) => one.name));
  const guarded = facts
    .visible(node, ancestors)
    .filter((one) => one.local && (first ? params.has(one.name) : used.has(one.name)))
    .slice(0, 5);
  const results = ['', ...guarded.map(({ name }) => ` ${name}`), ...returned(place)];
  for (const variable of guarded)
    for (const [test, likely] of tests(variable)) {
      if (jumps.returns)
        for (const result of new Set(results))
          yield {
            edits: [insertBefore(input.source.text, node, `if (${test}) return${result};`)],
            weight: (first ? 0.16 : 0.05) * likely,
            reason: `Return${result} early when \`${test}\``,
          };
      for (const jump of ['continue', 'break'] as const)
        if (jump === 'continue' ? jumps.continues : jumps.breaks)
          yield {
            edits: [insertBefore(input.source.text, node, `if (${test}) ${jump};`)],
            weight: 0.06 * likely,
            reason: `${jump === 'break' ? 'Stop the loop' : 'Go on'} when \`${test}\``,
          };
    }
});

function tests({ name, kinds }: Variable): readonly (readonly [string, number])[] {
  const number = kinds.has('number');
  const list = kinds.has('array') || kinds.has('string');
  const out: (readonly [string, number])[] = [
    [`!${name}`, 1],
    [`${name} == null`, 0.7],
  ];
  if (!kinds.size || list) out.push([`${name}.length === 0`, 0.8]);
  if (list) out.push([`${name}.length < 2`, 0.2]);
  if (number)
    out.push(
      [`${name} === 0`, 0.6],
      [`${name} <= 0`, 0.6],
      [`${name} < 0`, 0.6],
      [`${name} <= 1`, 0.5],
    );
  if (kinds.has('string') || !kinds.size) out.push([`typeof ${name} !== 'string'`, 0.5]);
  if (number || !kinds.size) out.push([`Number.isNaN(${name})`, 0.2]);
  if (kinds.has('array')) out.push([`!Array.isArray(${name})`, 0.5]);
  return out;
}

/** Constants that the function gives back, those that it already returns first. */
function returned({ facts, ancestors }: Place): readonly string[] {
  const owner = ancestors.findLast(isFunction);
  const own = facts.expressions
    .filter((one) => one.owner === owner && is(facts.parents.get(one.node), 'ReturnStatement'))
    .filter((one) => one.reads.length === 0)
    .map((one) => ` ${one.text}`);
  return [
    ...own.slice(0, 4),
    ' []',
    " ''",
    ' 0',
    ' 1',
    ' null',
    ' false',
    ' true',
    ' {}',
    ' undefined',
  ];
}
