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

/** Asking for the type directly instead of building its tag string. */
export const typeTagToTypeof = peephole({
  name: 'type-tag-to-typeof',
  wins: 'Asks typeof, Array.isArray or instanceof instead of building and comparing the [object …] string.',
  gain: 'micro',
  reason: 'ask for the type directly instead of comparing its tag string',
  cases: [
    ...Object.entries(tags).flatMap(([tag, put]) =>
      asked.flatMap((call) => [
        { find: `${call} === '[object ${tag}]'`, put },
        { find: `${call} !== '[object ${tag}]'`, put: `!(${put})` },
      ]),
    ),
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
