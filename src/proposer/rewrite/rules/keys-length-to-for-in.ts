import { peephole } from '../peephole.ts';

const empty = {
  name: 'isEmptyObject',
  code: `function isEmptyObject(object«: object»)«: boolean» {
  for (const key in object) if (Object.hasOwn(object, key)) return false;
  return true;
}`,
};
const count = {
  name: 'countKeys',
  code: `function countKeys(object«: object»)«: number» {
  let count = 0;
  for (const key in object) if (Object.hasOwn(object, key)) count++;
  return count;
}`,
};
const lists = [
  'Object.keys($o)',
  'Object.values($o)',
  'Object.entries($o)',
  'Object.getOwnPropertyNames($o)',
];

/** Whether an object has a property, without listing all of them. */
export const keysLengthToForIn = peephole({
  name: 'keys-length-to-for-in',
  wins: 'Stops at the first property instead of building the list of all keys to look at its length.',
  gain: 'allocation',
  reason: 'stop at the first property instead of listing all of them',
  cases: lists.flatMap((list) => [
    { find: `${list}.length === 0`, put: 'isEmptyObject($o)', helper: empty },
    { find: `!${list}.length`, put: 'isEmptyObject($o)', helper: empty },
    { find: `${list}.length < 1`, put: 'isEmptyObject($o)', helper: empty },
    { find: `${list}.length > 0`, put: '!isEmptyObject($o)', helper: empty },
    { find: `${list}.length !== 0`, put: '!isEmptyObject($o)', helper: empty },
    { find: `${list}.length`, put: 'countKeys($o)', helper: count },
  ]),
});
