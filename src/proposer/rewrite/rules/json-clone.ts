import { peephole } from '../peephole.ts';

const clone = {
  name: 'cloneData',
  code: `function cloneData(value«: any»)«: any» {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'number' && !Number.isFinite(value) ? null : value;
  }
  if (typeof value.toJSON === 'function') return cloneData(value.toJSON());
  if (Array.isArray(value)) {
    const copy«: any[]» = [];
    for (const item of value) {
      copy.push(item === undefined || typeof item === 'function' || typeof item === 'symbol' ? null : cloneData(item));
    }
    return copy;
  }
  const copy«: any» = {};
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item === undefined || typeof item === 'function' || typeof item === 'symbol') continue;
    copy[key] = cloneData(item);
  }
  return copy;
}`,
};

/** A deep copy by way of text. */
export const jsonClone = peephole({
  name: 'json-clone',
  wins: 'Copies data directly instead of writing it as text and reading that again; where one level (or none) needs copying, copies only that.',
  gain: 'allocation',
  reason: 'Copy the data directly instead of by way of JSON text',
  cases: [
    { find: 'JSON.parse(JSON.stringify($x))', put: 'cloneData($x)', helper: clone },
    {
      find: 'JSON.parse(JSON.stringify($x))',
      put: [
        '$x',
        '({ ...$x })',
        '$x.slice()',
        '$x.map((item) => ({ ...item }))',
        '$x.map((row) => row.slice())',
        'structuredClone($x)',
      ],
    },
    {
      find: 'structuredClone($x)',
      put: [
        '$x',
        '({ ...$x })',
        '$x.slice()',
        '$x.map((item) => ({ ...item }))',
        '$x.map((row) => row.slice())',
      ],
    },
  ],
});
