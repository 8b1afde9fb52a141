import { stringOf } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const tags: Record<string, string> = {
  Array: 'Array.isArray($x)',
  String: "typeof $x === 'string'",
  Number: "typeof $x === 'number'",
  Boolean: "typeof $x === 'boolean'",
  Function: "typeof $x === 'function'",
  Undefined: '$x === undefined',
  Null: '$x === null',
  Date: '$x instanceof Date',
  RegExp: '$x instanceof RegExp',
  Map: '$x instanceof Map',
  Set: '$x instanceof Set',
  Error: '$x instanceof Error',
  Object: "typeof $x === 'object' && $x !== null && !Array.isArray($x)",
};
const asked = [
  'Object.prototype.toString.call($x)',
  '({}).toString.call($x)',
  'toString.call($x)',
  '_toString.call($x)',
  'toStr.call($x)',
  'objectToString.call($x)',
  'objToString.call($x)',
];

/** The direct question for the tag that is compared with. */
function direct(match: Match): readonly string[] {
  const tag = /^\[object (\w+)\]$/.exec(stringOf(match.one['$tag']) ?? '')?.[1] ?? '';
  const put = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
  return put === undefined ? [] : [put];
}

/** Asking for the type directly instead of building its tag string. */
export const typeTagToTypeof = peephole({
  name: 'type-tag-to-typeof',
  wins: 'Asks typeof, Array.isArray or instanceof instead of building and comparing the [object …] string.',
  gain: 'micro',
  reason: 'ask for the type directly instead of comparing its tag string',
  cases: [
    ...asked.flatMap((call) => [
      { find: `${call} === $tag`, put: (match: Match) => direct(match) },
      { find: `${call} !== $tag`, put: (match: Match) => direct(match).map((put) => `!(${put})`) },
    ]),
    ...asked.map((call) => ({
      find: `${call} === '[object Arguments]'`,
      put: `typeof $x === 'object' && $x !== null && Object.hasOwn($x, 'callee') && ${call} === '[object Arguments]'`,
      reason: 'ask for the tag only where the value can be an arguments object',
    })),
    { find: '$x instanceof Array', put: 'Array.isArray($x)' },
    { find: '$x.constructor === Array', put: 'Array.isArray($x)' },
    { find: '$x.constructor.name === "Array"', put: 'Array.isArray($x)' },
  ],
});
