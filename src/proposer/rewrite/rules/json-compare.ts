import { peephole } from '../peephole.ts';

const same = {
  name: 'sameJson',
  code: `function sameJson(a«: unknown», b«: unknown»)«: boolean» {
  if (a === b && typeof a !== 'object') return true;
  if (typeof a === 'string' || typeof b === 'string') {
    if (typeof a === typeof b) return false;
  } else if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) {
      if (a[i] === undefined || b[i] === undefined) {
        if ((a[i] ?? null) !== (b[i] ?? null)) return false;
      } else if (!sameJson(a[i], b[i])) return false;
    }
    return true;
  }
  return JSON.stringify(a) === JSON.stringify(b);
}`,
};
const plain = {
  name: 'sameData',
  code: `function sameData(a«: any», b«: any»)«: boolean» {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a !== a && b !== b;
  }
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!sameData(a[i], b[i])) return false;
    return true;
  }
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (Array.isArray(b) || keys.length !== others.length) return false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]«!»;
    if (key !== others[i] || !sameData(a[key], b[key])) return false;
  }
  return true;
}`,
};

/** Comparing two values without writing both as JSON. */
export const jsonCompare = peephole({
  name: 'json-compare',
  wins: 'Walks both values and stops at the first difference instead of writing both as JSON and comparing the texts.',
  gain: 'allocation',
  reason: 'compare the values directly instead of their JSON texts',
  cases: [
    { find: 'JSON.stringify($a) === JSON.stringify($b)', put: 'sameJson($a, $b)', helper: same },
    { find: 'JSON.stringify($a) === JSON.stringify($b)', put: 'sameData($a, $b)', helper: plain },
    { find: 'JSON.stringify($a) !== JSON.stringify($b)', put: '!sameJson($a, $b)', helper: same },
    { find: 'JSON.stringify($a) !== JSON.stringify($b)', put: '!sameData($a, $b)', helper: plain },
    { find: '$a.toString() === $b.toString()', put: 'sameData($a, $b)', helper: plain },
    { find: '$a.join() === $b.join()', put: 'sameData($a, $b)', helper: plain },
    { find: "$a.join(',') === $b.join(',')", put: 'sameData($a, $b)', helper: plain },
    { find: "$a.join('') === $b.join('')", put: 'sameData($a, $b)', helper: plain },
  ],
});
