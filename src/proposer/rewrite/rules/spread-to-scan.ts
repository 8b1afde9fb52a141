import { peephole } from '../peephole.ts';

const scan = (name: string, operator: string, start: string) => ({
  name,
  code: `function ${name}(items«: Iterable<number>»)«: number» {
  let best = ${start};
  for (const item of items) if (item ${operator} best || item !== item) best = item;
  return best;
}`,
});
const exact = (name: string, method: string, start: string) => ({
  name,
  code: `function ${name}(items«: Iterable<number>»)«: number» {
  let best = ${start};
  for (const item of items) best = Math.${method}(best, item);
  return best;
}`,
});
const helpers = {
  max: [exact('largestOf', 'max', '-Infinity'), scan('maximumOf', '>', '-Infinity')],
  min: [exact('smallestOf', 'min', 'Infinity'), scan('minimumOf', '<', 'Infinity')],
} as const;

/** Math.max and Math.min of a whole array. */
export const spreadToScan = peephole({
  name: 'spread-to-scan',
  wins: 'Scans for the largest or smallest number instead of spreading a whole array into arguments; wins on long arrays, where spreading copies them to the stack.',
  gain: 'allocation',
  reason: 'Scan the array instead of spreading it into arguments',
  cases: (['max', 'min'] as const).flatMap((method) =>
    [
      `Math.${method}(...$xs)`,
      `Math.${method}.apply(null, $xs)`,
      `Math.${method}.apply(Math, $xs)`,
    ].flatMap((find) =>
      helpers[method].map((helper) => ({ find, put: `${helper.name}($xs)`, helper })),
    ),
  ),
});
