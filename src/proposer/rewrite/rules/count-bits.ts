import { peephole } from '../peephole.ts';

const ones = {
  name: 'countBits',
  code: `function countBits(value«: number»)«: number» {
  let count = 0;
  for (let rest = value; rest > 0; rest = Math.floor(rest / 4294967296)) {
    let bits = rest % 4294967296 | 0;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}`,
};
const binaries = ['$n.toString(2)', 'Number($n).toString(2)', '($n >>> 0).toString(2)'];

/** The number of set bits by arithmetic. */
export const countBits = peephole({
  name: 'count-bits',
  wins: 'Counts set bits in parallel by arithmetic instead of writing the number in binary and counting characters.',
  gain: 'algorithmic',
  reason: 'count the bits by arithmetic instead of in the binary text',
  cases: binaries.flatMap((binary) => {
    const value = binary.startsWith('(') ? '$n >>> 0' : '$n';
    return [
      `${binary}.split('1').length - 1`,
      `${binary}.replace(/0/g, '').length`,
      `${binary}.replaceAll('0', '').length`,
      `(${binary}.match(/1/g) || []).length`,
      `(${binary}.match(/1/g) ?? []).length`,
      `[...${binary}].filter(($b) => $b === '1').length`,
      `${binary}.split('').filter(($b) => $b === '1').length`,
      `${binary}.split('').filter(function ($b) { return $b === '1'; }).length`,
    ].map((find) => ({ find, put: `countBits(${value})`, helper: ones }));
  }),
});
