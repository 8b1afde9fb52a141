import { peephole } from '../peephole.ts';

const units = {
  name: 'reversed',
  code: `function reversed(text«: string»)«: string» {
  let out = '';
  for (let i = text.length - 1; i >= 0; i--) out += text[i];
  return out;
}`,
};
const points = {
  name: 'reversedPoints',
  code: `function reversedPoints(text«: string»)«: string» {
  let out = '';
  for (const point of text) out = point + out;
  return out;
}`,
};
const palindrome = {
  name: 'isPalindrome',
  code: `function isPalindrome(text«: string»)«: boolean» {
  for (let i = 0, j = text.length - 1; i < j; i++, j--) {
    if (text.charCodeAt(i) !== text.charCodeAt(j)) return false;
  }
  return true;
}`,
};
const spellings = [
  "$s.split('').reverse()",
  '[...$s].reverse()',
  'Array.from($s).reverse()',
  '[...$s].toReversed()',
];

/** A string reversed without an array of its characters. */
export const reverseString = peephole({
  name: 'reverse-string',
  wins: 'Reverses by walking the string from its end instead of making, turning and joining an array of characters; a comparison with the reverse stops at the first difference.',
  gain: 'allocation',
  reason: 'walk the string from its end instead of reversing an array of characters',
  cases: spellings.flatMap((list) => [
    { find: `${list}.join('') === $s`, put: 'isPalindrome($s)', helper: palindrome },
    { find: `${list}.join('') !== $s`, put: '!isPalindrome($s)', helper: palindrome },
    { find: `${list}.join('')`, put: 'reversed($s)', helper: units },
    ...(list.includes('split')
      ? []
      : [{ find: `${list}.join('')`, put: 'reversedPoints($s)', helper: points }]),
  ]),
});
