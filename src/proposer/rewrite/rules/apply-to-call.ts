import { is } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { isSimple } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const copy = {
  name: 'copyOf',
  code: `function copyOf«<T>»(items«: ArrayLike<T>», from«: number» = 0)«: T[]» {
  const out«: T[]» = [];
  for (let i = from; i < items.length; i++) out.push(items[i]«!»);
  return out;
}`,
};
const append = {
  name: 'pushAll',
  code: `function pushAll«<T>»(target«: T[]», items«: ArrayLike<T>»)«: number» {
  for (let i = 0; i < items.length; i++) target.push(items[i]«!»);
  return target.length;
}`,
};
const flat = {
  name: 'flatOnce',
  code: `function flatOnce(lists«: any[]»)«: any[]» {
  const out«: any[]» = [];
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i];
    if (Array.isArray(list)) for (let j = 0; j < list.length; j++) out.push(list[j]);
    else out.push(list);
  }
  return out;
}`,
};
const isFree = (match: Match): boolean => is(bare(match.one['$f']), 'Identifier');

/** Calls without `apply`, `call` and `bind`, and what they are used for done directly. */
export const applyToCall = peephole({
  name: 'apply-to-call',
  wins: 'Calls directly instead of through apply, call or bind, and copies or appends in a loop instead of borrowing array methods.',
  gain: 'micro',
  reason: 'call directly instead of through apply, call or bind',
  cases: [
    ...['null', 'undefined', 'void 0', 'this'].flatMap((self) => [
      { find: `$f.call(${self}, $$a)`, put: '$f($$a)', when: isFree },
      { find: `$f.apply(${self}, [$$a])`, put: '$f($$a)', when: isFree },
      { find: `$f.apply(${self}, $a)`, put: '$f(...$a)', when: isFree },
    ]),
    { find: '$f.bind($o)($$a)', put: '$f.call($o, $$a)' },
    { find: '$o.$m.call($o, $$a)', put: '$o.$m($$a)', when: (match) => isSimple(match.one['$o']) },
    {
      find: '$o.$m.apply($o, [$$a])',
      put: '$o.$m($$a)',
      when: (match) => isSimple(match.one['$o']),
    },
    ...['Array.prototype', '[]'].flatMap((list) => [
      { find: `${list}.slice.call($a)`, put: 'copyOf($a)', helper: copy },
      { find: `${list}.slice.call($a, 0)`, put: 'copyOf($a)', helper: copy },
      { find: `${list}.slice.call($a, $n)`, put: 'copyOf($a, $n)', helper: copy },
      { find: `${list}.push.apply($a, $b)`, put: 'pushAll($a, $b)', helper: append },
      { find: `${list}.concat.apply([], $a)`, put: 'flatOnce($a)', helper: flat },
      { find: `${list}.concat.apply(${list}, $a)`, put: 'flatOnce($a)', helper: flat },
      { find: `${list}.concat(...$a)`, put: 'flatOnce($a)', helper: flat },
    ]),
    { find: '$a.push.apply($a, $b)', put: 'pushAll($a, $b)', helper: append },
    { find: '$a.push(...$b)', put: 'pushAll($a, $b)', helper: append },
    { find: '$a.reduce((x, y) => x.concat(y), [])', put: 'flatOnce($a)', helper: flat },
    { find: '$a.flat()', put: 'flatOnce($a)', helper: flat },
    {
      find: 'Array.from($a)',
      put: 'copyOf($a)',
      helper: copy,
      when: (match) => is(bare(match.one['$a']), 'Identifier'),
    },
    { find: 'Array.from(arguments)', put: 'copyOf(arguments)', helper: copy },
  ],
});
