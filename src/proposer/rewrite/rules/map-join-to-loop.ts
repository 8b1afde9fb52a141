import { is } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { stringOf } from '../analysis/simple.ts';
import { peephole } from '../peephole.ts';

const mapped = {
  name: 'joinMapped',
  code: `function joinMapped«<T>»(
  items«: readonly T[]»,
  text«: (item: T, index: number, items: readonly T[]) => unknown»,
  separator«: string»,
)«: string» {
  let out = '';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) out += separator;
    out += text(items[i]«!», i, items) ?? '';
  }
  return out;
}`,
};
const plain = {
  name: 'joined',
  code: `function joined(items«: readonly unknown[]», separator«: string»)«: string» {
  let out = '';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) out += separator;
    out += items[i] ?? '';
  }
  return out;
}`,
};

/** Joining without an array of the texts. */
export const mapJoinToLoop = peephole({
  name: 'map-join-to-loop',
  wins: 'Adds mapped texts up directly instead of collecting them in an array to join; wins for short lists.',
  gain: 'allocation',
  reason: 'add the texts up directly instead of collecting them to join',
  cases: [
    {
      find: '$xs.map($f).join($sep)',
      put: 'joinMapped($xs, $f, $sep)',
      helper: mapped,
      when: (match) => stringOf(match.one['$sep']) !== undefined,
    },
    { find: '$xs.map($f).join()', put: "joinMapped($xs, $f, ',')", helper: mapped },
    {
      find: '$xs.join($sep)',
      put: 'joined($xs, $sep)',
      helper: plain,
      when: (match) => is(bare(match.one['$xs']), 'Identifier', 'ArrayExpression'),
    },
    {
      find: '$xs.filter(Boolean).join($sep)',
      put: 'joined($xs.filter(Boolean), $sep)',
      helper: plain,
    },
  ],
});
