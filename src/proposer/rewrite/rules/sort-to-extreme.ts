import { peephole, type Case } from '../peephole.ts';

const first = {
  name: 'firstBy',
  code: `function firstBy«<T>»(items«: readonly T[]», compare«: (a: T, b: T) => number»)«: T» {
  let best = items[0]«!»;
  for (let i = 1; i < items.length; i++) if (compare(items[i]«!», best) < 0) best = items[i]«!»;
  return best;
}`,
};
const last = {
  name: 'lastBy',
  code: `function lastBy«<T>»(items«: readonly T[]», compare«: (a: T, b: T) => number»)«: T» {
  let best = items[0]«!»;
  for (let i = 1; i < items.length; i++) if (!(compare(items[i]«!», best) < 0)) best = items[i]«!»;
  return best;
}`,
};
const lowest = {
  name: 'lowestText',
  code: `function lowestText«<T>»(items«: readonly T[]»)«: T» {
  let best = items[0]«!»;
  for (let i = 1; i < items.length; i++) if (String(items[i]) < String(best)) best = items[i]«!»;
  return best;
}`,
};
const highest = {
  name: 'highestText',
  code: `function highestText«<T>»(items«: readonly T[]»)«: T» {
  let best = items[0]«!»;
  for (let i = 1; i < items.length; i++) if (String(items[i]) >= String(best)) best = items[i]«!»;
  return best;
}`,
};

const copies = ['[...$xs]', '$xs.slice()', '$xs.concat()', 'Array.from($xs)', '$xs'];
const sorts = (arguments_: string) => [
  ...copies.map((copy) => `${copy}.sort(${arguments_})`),
  `$xs.toSorted(${arguments_})`,
];
const firsts = ['[0]', '.at(0)', '.shift()', '.slice(0, 1)[0]'];
const lasts = ['.pop()', '.at(-1)', '.slice(-1)[0]', '.reverse()[0]'];

const cases: Case[] = [
  ...sorts('$c').flatMap((sort) => [
    ...firsts.map((take) => ({ find: sort + take, put: 'firstBy($xs, $c)', helper: first })),
    ...lasts.map((take) => ({ find: sort + take, put: 'lastBy($xs, $c)', helper: last })),
  ]),
  ...sorts('').flatMap((sort) => [
    ...firsts.map((take) => ({ find: sort + take, put: 'lowestText($xs)', helper: lowest })),
    ...lasts.map((take) => ({ find: sort + take, put: 'highestText($xs)', helper: highest })),
  ]),
];

/** The first or last of a sorted array. */
export const sortToExtreme = peephole({
  name: 'sort-to-extreme',
  wins: 'Scans once for the first or last item in an order instead of copying and sorting the array to take one item.',
  gain: 'algorithmic',
  reason: 'Scan for the one item that is wanted instead of sorting all of them',
  cases,
});
