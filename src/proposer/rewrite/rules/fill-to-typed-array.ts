import { is, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { parentOf } from '../analysis/parents.ts';
import { numberOf } from '../analysis/static.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const spellings = [
  'new Array($n).fill($v)',
  'Array($n).fill($v)',
  'Array.from({ length: $n }, () => $v)',
  'Array.from({ length: $n }, function () { return $v; })',
  'Array.from({ length: $n }).fill($v)',
  '[...Array($n)].map(() => $v)',
  'Array.from(Array($n), () => $v)',
];

/** The typed arrays that can hold the value, the smallest first. */
function puts(match: Match): readonly string[] {
  const value = bare(match.one['$v']);
  if (is(value, 'Literal') && typeof value.value === 'boolean')
    return [value.value ? 'new Uint8Array($n).fill(1)' : 'new Uint8Array($n)'];
  const number = numberOf(value);
  const isName = is(value, 'Identifier', 'MemberExpression', 'UnaryExpression');
  if (number === undefined && !isName) return [];
  const fill = number === 0 ? '' : '.fill($v)';
  const kinds =
    number === undefined ? ['Float64Array', 'Int32Array'] : ['Int32Array', 'Float64Array'];
  return [...kinds, 'Uint8Array', 'Uint16Array'].map((kind) => `new ${kind}($n)${fill}`);
}

/** A typed array given to the caller, or spread into one, would show. */
function isInternal(_: Match, parent: Node | undefined, source: Source): boolean {
  const above = parent && parentOf(source, parent);
  return !is(parent, 'ReturnStatement', 'SpreadElement') || is(above, 'ArrowFunctionExpression');
}

/** Arrays of numbers and flags as typed arrays. */
export const fillToTypedArray = peephole({
  name: 'fill-to-typed-array',
  wins: 'Keeps numbers and flags of a fixed length in a typed array: less memory, no checks of kind; wins in sieves, counters and tables.',
  gain: 'allocation',
  reason: 'keep the numbers in a typed array',
  cases: [
    ...spellings.map((find) => ({ find, put: puts, when: isInternal })),
    ...['new Array($n)', 'Array($n)'].map((find) => ({
      find,
      put: ['new Int32Array($n)', 'new Float64Array($n)', 'new Uint8Array($n)'],
      when: (match: Match, parent: Node | undefined) =>
        is(parent, 'VariableDeclarator', 'AssignmentExpression') &&
        !is(bare(match.one['$n']), 'Literal'),
    })),
  ],
});
