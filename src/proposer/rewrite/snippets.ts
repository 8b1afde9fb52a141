/** Code for the tests of the catalogue: how slow functions look in the wild, and odd code. */

export interface Slow {
  readonly name: string;
  readonly code: string;
  /** What to call, and the source of the argument lists. */
  readonly call: string;
  readonly inputs: string;
  /** Rules of which one at least must give a right result. */
  readonly by: readonly string[];
}

const people = `[
  [[{ id: 1, teamId: 2, name: 'Ann', tags: ['x'] }, { id: 2, teamId: 1, name: 'Bo', tags: [] }, { id: 3, teamId: 9, name: 'Cy', tags: ['y', 'x'] }],
   [{ id: 1, name: 'red' }, { id: 2, name: 'blue' }]],
  [[], []],
]`;
const numbers = '[[[3, 1, 2, 3, 1]], [[]], [[5]]]';
const words = '[[["b", "a", "b", "c", "a"]], [[]], [["x"]]]';

export const slow: readonly Slow[] = [
  {
    name: 'difference of two lists',
    code: `export function difference<T>(left: readonly T[], right: readonly T[]): T[] {
  const result: T[] = [];
  for (let i = 0, n = left.length; i < n; i++) {
    const value = left[i]!;
    if (right.indexOf(value) < 0) {
      result.push(value);
    }
  }
  return result;
}
`,
    call: 'difference',
    inputs: '[[[1, 2, 3], [2]], [[], []], [["a"], ["a"]]]',
    by: ['includes-to-set'],
  },
  {
    name: 'intersection with a reversed comparison in an old style',
    code: `var intersect = function (a, b) {
  var out = [];
  for (var i = 0; i < a.length; i++) {
    var item = a[i];
    if (-1 !== b.indexOf(item) && out.indexOf(item) === -1) {
      out.push(item);
    }
  }
  return out;
};
`,
    call: 'intersect',
    inputs: '[[[1, 2, 2, 3], [2, 3]], [[], []]]',
    by: ['includes-to-set'],
  },
  {
    name: 'the same, where the output grows',
    code: `function unique(a) {
  var out = [], i = 0, item;
  while ((item = a[i++]) !== undefined) {
    if (!~out.indexOf(item)) out.push(item);
  }
  return out;
}
`,
    call: 'unique',
    inputs: numbers,
    by: ['grown-array-to-set'],
  },
  {
    name: 'users with their teams',
    code: `export const withTeams = (users: User[], teams: Team[]) =>
  users.map((user) => {
    const team = teams.find((t) => t.id === user.teamId);
    return { ...user, team: team ? team.name : 'none' };
  });
`,
    call: 'withTeams',
    inputs: people,
    by: ['find-to-map'],
  },
  {
    name: 'teams with their users by a block callback',
    code: `function byTeam(users, teams) {
  return teams.map(function (team) {
    return {
      name: team.name,
      members: users.filter(function (user) { return user.teamId === team.id; }).map(function (user) { return user.name; }),
    };
  });
}
`,
    call: 'byTeam',
    inputs: people,
    by: ['filter-to-groups'],
  },
  {
    name: 'a join written as two loops with continue',
    code: `function join(users, teams) {
  const rows = [];
  for (const user of users) {
    for (const team of teams) {
      if (team.id !== user.teamId) continue;
      rows.push([user.name, team.name]);
    }
  }
  return rows;
}
`,
    call: 'join',
    inputs: people,
    by: ['nested-loop-to-join'],
  },
  {
    name: 'a join by index in a class',
    code: `class Joiner {
  constructor(private readonly teams: any[]) {}
  run(users: any[]) {
    const rows = [];
    for (let i = 0; i < users.length; i++) {
      for (let j = 0; j < this.teams.length; j++) {
        if (users[i].teamId === this.teams[j].id) {
          rows.push(users[i].name + this.teams[j].name);
          break;
        }
      }
    }
    return rows;
  }
}
`,
    call: '(users, teams) => new Joiner(teams).run(users)',
    inputs: people,
    by: ['nested-loop-to-join'],
  },
  {
    name: 'two sum',
    code: `function twoSum(nums, target) {
  for (let i = 0; i < nums.length; i++) {
    for (let j = i + 1; j < nums.length; j++) {
      if (nums[i] + nums[j] === target) {
        return [i, j];
      }
    }
  }
  return null;
}
`,
    call: 'twoSum',
    inputs: '[[[2, 7, 11, 15], 9], [[3, 3], 6], [[], 1]]',
    by: ['nested-loop-to-join'],
  },
  {
    name: 'has duplicates',
    code: `export function hasDuplicates(list: string[]): boolean {
  let result = false;
  list.forEach((a, i) => {
    list.forEach((b, j) => {
      if (i !== j && a === b) {
        result = true;
      }
    });
  });
  return result;
}
`,
    call: 'hasDuplicates',
    inputs: words,
    by: ['nested-loop-to-join', 'break-when-found'],
  },
  {
    name: 'count by key with reduce and spread',
    code: `export const countBy = (items: string[]) =>
  items.reduce<Record<string, number>>(
    (counts, item) => ({ ...counts, [item]: (counts[item] ?? 0) + 1 }),
    {},
  );
`,
    call: 'countBy',
    inputs: words,
    by: ['reduce-in-place'],
  },
  {
    name: 'group by with Object.assign',
    code: `function groupBy(xs, key) {
  return xs.reduce(function (groups, x) {
    const k = x[key];
    return Object.assign({}, groups, { [k]: (groups[k] || []).concat([x]) });
  }, {});
}
`,
    call: '(xs) => groupBy(xs, "length")',
    inputs: words,
    by: ['reduce-in-place'],
  },
  {
    name: 'frequencies by filter in a map over unique values',
    code: `function frequencies(words) {
  return [...new Set(words)].map((word) => ({ word, count: words.filter((other) => other === word).length }));
}
`,
    call: 'frequencies',
    inputs: words,
    by: ['filter-to-groups'],
  },
  {
    name: 'most frequent by counting again and again',
    code: `function mode(xs) {
  let best, bestCount = 0;
  for (const x of xs) {
    let count = 0;
    for (const y of xs) {
      if (y === x) count++;
    }
    if (count > bestCount) { best = x; bestCount = count; }
  }
  return best;
}
`,
    call: 'mode',
    inputs: words,
    by: ['nested-loop-to-join'],
  },
  {
    name: 'breadth first',
    code: `export function bfs(graph: Map<string, string[]>, start: string): string[] {
  const visited: string[] = [];
  const queue: string[] = [start];
  while (queue.length > 0) {
    const node = queue.shift()!;
    if (visited.includes(node)) continue;
    visited.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!visited.includes(next)) queue.push(next);
    }
  }
  return visited;
}
`,
    call: 'bfs',
    inputs: '[[new Map([["a", ["b", "c"]], ["b", ["c"]], ["c", ["a"]]]), "a"], [new Map(), "a"]]',
    by: ['shift-to-head', 'grown-array-to-set'],
  },
  {
    name: 'merging by key',
    code: `function mergeOrders(orders) {
  const merged = [];
  for (const order of orders) {
    const existing = merged.find((m) => m.sku === order.sku);
    if (existing) {
      existing.quantity += order.quantity;
    } else {
      merged.push({ sku: order.sku, quantity: order.quantity });
    }
  }
  return merged;
}
`,
    call: 'mergeOrders',
    inputs:
      '[[[{ sku: "a", quantity: 1 }, { sku: "b", quantity: 2 }, { sku: "a", quantity: 3 }]], [[]]]',
    by: ['grown-array-to-set'],
  },
  {
    name: 'reversing by unshift',
    code: `function reversed(items) {
  let out = [];
  for (const item of items) {
    out = [item, ...out];
  }
  return out;
}
`,
    call: 'reversed',
    inputs: numbers,
    by: ['unshift-to-reverse'],
  },
  {
    name: 'the cheapest by sorting',
    code: `export const cheapest = (products: { price: number }[]) => [...products].sort((a, b) => a.price - b.price)[0];
`,
    call: 'cheapest',
    inputs: '[[[{ price: 3, n: 1 }, { price: 1, n: 2 }, { price: 1, n: 3 }]], [[]]]',
    by: ['sort-to-extreme'],
  },
  {
    name: 'case folding in a search',
    code: `function search(rows, query) {
  return rows.filter((row) => {
    const terms = query.toLowerCase().split(/\\s+/);
    return terms.every((term) => row.toLowerCase().includes(term));
  });
}
`,
    call: 'search',
    inputs: '[[["Red Car", "blue bus"], "RED c"], [[], ""]]',
    by: ['hoist-invariant'],
  },
  {
    name: 'running totals',
    code: `function cumulative(values: number[]): number[] {
  return values.map((_, index) => values.slice(0, index + 1).reduce((sum, value) => sum + value, 0));
}
`,
    call: 'cumulative',
    inputs: numbers,
    by: ['prefix-sums'],
  },
  {
    name: 'unique by id with a third parameter',
    code: `export function uniqueById<T extends { id: number }>(list: T[]): T[] {
  return list.filter((item, index, self) => index === self.findIndex((other) => other.id === item.id));
}
`,
    call: 'uniqueById',
    inputs: '[[[{ id: 1, a: 1 }, { id: 2 }, { id: 1, a: 2 }]], [[]]]',
    by: ['dedupe-filter', 'index-of-to-map'],
  },
  {
    name: 'a long chain',
    code: `function report(orders) {
  return orders
    .filter((o) => o.paid)
    .map((o) => o.lines)
    .flat()
    .map((line) => line.price * line.count)
    .reduce((a, b) => a + b, 0);
}
`,
    call: 'report',
    inputs:
      '[[[{ paid: true, lines: [{ price: 2, count: 3 }] }, { paid: false, lines: [] }]], [[]]]',
    by: ['fuse-chain'],
  },
  {
    name: 'a symmetric difference',
    code: `function symmetricDifference(a, b) {
  return a.filter((x) => !b.includes(x)).concat(b.filter((x) => !a.includes(x)));
}
`,
    call: 'symmetricDifference',
    inputs: '[[[1, 2, 3], [2, 4]], [[], [1]]]',
    by: ['includes-to-set'],
  },
  {
    name: 'removing ids',
    code: `export default function removeAll(items, idsToRemove) {
  for (let i = items.length - 1; i >= 0; i--) {
    if (idsToRemove.includes(items[i].id)) items.splice(i, 1);
  }
  return items;
}
`,
    call: 'removeAll',
    inputs: '[[[{ id: 1 }, { id: 2 }, { id: 3 }], [1, 3]], [[], []]]',
    by: ['compact-in-place', 'includes-to-set'],
  },
  {
    name: 'topological order',
    code: `function order(tasks) {
  const done = [];
  let progress = true;
  while (progress) {
    progress = false;
    for (const task of tasks) {
      if (done.indexOf(task.id) !== -1) continue;
      if (task.needs.every((need) => done.indexOf(need) !== -1)) {
        done.push(task.id);
        progress = true;
      }
    }
  }
  return done;
}
`,
    call: 'order',
    inputs: '[[[{ id: 2, needs: [1] }, { id: 1, needs: [] }, { id: 3, needs: [2, 1] }]], [[]]]',
    by: ['grown-array-to-set'],
  },
  {
    name: 'permissions by role',
    code: `const permissionsOf = (user, roles) => {
  let permissions = [];
  user.roles.forEach((id) => {
    const role = roles.filter((r) => r.id === id)[0];
    if (!role) return;
    role.permissions.forEach((p) => {
      if (permissions.indexOf(p) === -1) permissions = permissions.concat(p);
    });
  });
  return permissions;
};
`,
    call: 'permissionsOf',
    inputs:
      '[[{ roles: [1, 2, 3] }, [{ id: 1, permissions: ["a", "b"] }, { id: 2, permissions: ["b"] }]], [{ roles: [] }, []]]',
    by: ['filter-to-groups', 'append-in-place'],
  },
  {
    name: 'a difference with a written-out search',
    code: `function diff(arr, arrays) { var ret = []; if (!arrays) return arr; var len = arr.length; var i = -1; while (++i < len) { var ele = arr[i]; var hasEle = false; var j = -1; while (++j < arrays.length) { if (ele === arrays[j]) { hasEle = true; break; } } if (hasEle === false) { ret.push(ele); } } return ret; }
`,
    call: 'diff',
    inputs: '[[[1,2,3],[2]],[[],[]]]',
    by: ['search-loop-to-set'],
  },
  {
    name: 'duplicates spliced out',
    code: `function unique(arr) { if (!Array.isArray(arr)) throw new TypeError("x"); var len = arr.length; var i = -1; while (i++ < len) { var j = i + 1; for (; j < arr.length; ++j) { if (arr[i] === arr[j]) { arr.splice(j--, 1); } } } return arr; }
`,
    call: 'unique',
    inputs: '[[[1,2,1,3,2]],[[]]]',
    by: ['compact-in-place'],
  },
  {
    name: 'an intersection of many lists',
    code: `function inter(first, ...rest) { return first.filter((x) => rest.every((r) => r.includes(x))); }
`,
    call: 'inter',
    inputs: '[[[1,2,3],[2,3],[3]],[[1],[2]]]',
    by: ['inner-includes-to-sets'],
  },
  {
    name: 'unique by key in a filter',
    code: `function uniqBy(arr, key) { const seen = []; return arr.filter((x) => { const k = x[key]; if (seen.includes(k)) return false; seen.push(k); return true; }); }
`,
    call: '(a) => uniqBy(a, "k")',
    inputs: '[[[{k:1},{k:1},{k:2}]],[[]]]',
    by: ['grown-array-to-set'],
  },
  {
    name: 'unique by a function',
    code: `function uniqBy(arr, fn) { const out = []; const keys = []; arr.forEach((x) => { const k = fn(x); if (keys.indexOf(k) === -1) { keys.push(k); out.push(x); } }); return out; }
`,
    call: '(a) => uniqBy(a, (x) => x % 3)',
    inputs: '[[[1,2,3,4,5]],[[]]]',
    by: ['grown-array-to-set'],
  },
  {
    name: 'groups found in a reduce',
    code: `function groupBy(list) { return list.reduce((groups, item) => { const group = groups.find((g) => g.key === item.type); if (group) { group.items.push(item); } else { groups.push({ key: item.type, items: [item] }); } return groups; }, []); }
`,
    call: 'groupBy',
    inputs: '[[[{type:1,a:1},{type:2},{type:1}]],[[]]]',
    by: ['grown-array-to-set'],
  },
  {
    name: 'anagrams by taking letters out',
    code: `function isAnagram(a, b) { const rest = b.split(""); for (const c of a) { const i = rest.indexOf(c); if (i === -1) return false; rest.splice(i, 1); } return rest.length === 0; }
`,
    call: 'isAnagram',
    inputs: '[["abc","cab"],["ab","aab"],["",""],["aab","ab"]]',
    by: ['remove-one-to-counts'],
  },
  {
    name: 'the first missing number',
    code: `function missing(xs) { for (let i = 1; i <= xs.length + 1; i++) { if (!xs.includes(i)) return i; } }
`,
    call: 'missing',
    inputs: '[[[1,2,4]],[[]],[[3,1]]]',
    by: ['includes-to-set'],
  },
  {
    name: 'pairs with a difference',
    code: `const pairsDiff = (xs, k) => { const out = []; xs.forEach((a) => { xs.forEach((b) => { if (a - b === k) out.push([a, b]); }); }); return out; };
`,
    call: 'pairsDiff',
    inputs: '[[[1,2,3,4,2],1],[[],1]]',
    by: ['nested-loop-to-join'],
  },
  {
    name: 'the best sum of a part',
    code: `function maxSub(xs) { let best = -Infinity; for (let i = 0; i < xs.length; i++) { for (let j = i + 1; j <= xs.length; j++) { const sum = xs.slice(i, j).reduce((a, b) => a + b, 0); best = Math.max(best, sum); } } return best; }
`,
    call: 'maxSub',
    inputs: '[[[1,-2,3,4,-1]],[[]]]',
    by: ['prefix-sums'],
  },
  {
    name: 'a moving average',
    code: `function movingAverage(xs, w) { const out = []; for (let i = 0; i <= xs.length - w; i++) { const win = xs.slice(i, i + w); out.push(win.reduce((a, b) => a + b) / w); } return out; }
`,
    call: 'movingAverage',
    inputs: '[[[1,2,3,4],2],[[],2]]',
    by: ['prefix-sums'],
  },
  {
    name: 'flattening by concat',
    code: `function flatten(arr) { let out = []; for (const x of arr) { if (Array.isArray(x)) { out = out.concat(flatten(x)); } else { out = out.concat(x); } } return out; }
`,
    call: 'flatten',
    inputs: '[[[1,[2,[3]],4]],[[]]]',
    by: ['append-in-place'],
  },
  {
    name: 'omitting keys',
    code: `const omit = (o, keys) => Object.keys(o).filter((k) => !keys.includes(k)).reduce((acc, k) => { return { ...acc, [k]: o[k] }; }, {});
`,
    call: 'omit',
    inputs: '[[{a:1,b:2},["a"]],[{},[]]]',
    by: ['includes-to-set'],
  },
  {
    name: 'ranks',
    code: `function ranks(players) { return players.map((p) => ({ ...p, rank: players.filter((o) => o.score > p.score).length + 1 })); }
`,
    call: 'ranks',
    inputs: '[[[{score:1},{score:3},{score:3}]],[[]]]',
    by: ['rank-by-search'],
  },
  {
    name: 'merging two sorted lists',
    code: `function merge(a, b) { const out = []; while (a.length && b.length) { out.push(a[0] <= b[0] ? a.shift() : b.shift()); } return [...out, ...a, ...b]; }
`,
    call: 'merge',
    inputs: '[[[1,3],[2,4]],[[],[1]]]',
    by: ['shift-to-head'],
  },
  {
    name: 'a bubble sort',
    code: `function bubble(xs) { const a = xs.slice(); for (let i = 0; i < a.length; i++) { for (let j = 0; j < a.length - 1; j++) { if (a[j] > a[j + 1]) { const t = a[j]; a[j] = a[j + 1]; a[j + 1] = t; } } } return a; }
`,
    call: 'bubble',
    inputs: '[[[3,1,2]],[[]]]',
    by: ['bubble-to-sort'],
  },
  {
    name: 'a running median',
    code: `function median(xs) { const s = []; for (const x of xs) { s.push(x); s.sort((a, b) => a - b); } const m = Math.floor(s.length / 2); return s.length % 2 ? s[m] : (s[m - 1] + s[m]) / 2; }
`,
    call: 'median',
    inputs: '[[[3,1,2]],[[1,2]]]',
    by: ['sorted-queue'],
  },
  {
    name: 'a lookup in an old style',
    code: `function join(orders, customers) { const out = []; orders.forEach(function (o) { for (var i = 0; i < customers.length; i++) { if (customers[i].id === o.customerId) { out.push({ order: o.id, name: customers[i].name }); break; } } }); return out; }
`,
    call: 'join',
    inputs: '[[[{id:1,customerId:2}],[{id:2,name:"x"}]],[[],[]]]',
    by: ['nested-loop-to-join'],
  },
  {
    name: 'a lookup by two keys',
    code: `const prices = (lines, list) => lines.map((l) => list.find((p) => p.sku === l.sku && p.currency === l.currency)?.price ?? 0);
`,
    call: 'prices',
    inputs:
      '[[[{sku:1,currency:"e"},{sku:2,currency:"d"}],[{sku:1,currency:"d",price:1},{sku:1,currency:"e",price:2}]],[[],[]]]',
    by: ['find-to-map'],
  },
  {
    name: 'unique by content',
    code: `function dedupe(xs) { return xs.filter((x, i) => xs.findIndex((y) => JSON.stringify(y) === JSON.stringify(x)) === i); }
`,
    call: 'dedupe',
    inputs: '[[[{a:1},{a:1},{a:2}]],[[]]]',
    by: ['dedupe-filter'],
  },
  {
    name: 'what can be reached',
    code: `function reachable(edges, start) { const seen = [start]; let changed = true; while (changed) { changed = false; for (const [a, b] of edges) { if (seen.includes(a) && !seen.includes(b)) { seen.push(b); changed = true; } } } return seen; }
`,
    call: 'reachable',
    inputs: '[[[["a","b"],["b","c"]],"a"],[[],"a"]]',
    by: ['grown-array-to-set'],
  },
  {
    name: 'equal points',
    code: `function hasPair(points) { for (let i = 0; i < points.length; i++) { for (let j = 0; j < points.length; j++) { if (i !== j && points[i].x === points[j].x && points[i].y === points[j].y) return true; } } return false; }
`,
    call: 'hasPair',
    inputs: '[[[{x:1,y:1},{x:1,y:2},{x:1,y:1}]],[[]]]',
    by: ['nested-loop-to-join'],
  },
  {
    name: 'an old loop that searches its result',
    code: `function removeDup(xs) { var result = []; var i = 0; while (i < xs.length) { var found = false; for (var j = 0; j < result.length; j++) { if (result[j] === xs[i]) { found = true; break; } } if (!found) result.push(xs[i]); i++; } return result; }
`,
    call: 'removeDup',
    inputs: '[[[1,2,1]],[[]]]',
    by: ['search-loop-to-set'],
  },
];

export const oddities: readonly { readonly code: string; readonly file: string }[] = [
  { file: 'a.ts', code: '' },
  { file: 'a.js', code: '#!/usr/bin/env node\n"use strict";\nmodule.exports = () => {};\n' },
  { file: 'a.ts', code: 'label: for (;;) { for (const x of []) { continue label; } }' },
  { file: 'a.ts', code: 'for (const [, , x = [].map((y) => y)] of [[1, 2]]) void x;' },
  {
    file: 'a.ts',
    code: 'class A { static { for (const x of this.xs) if (this.ys.includes(x)) this.n++; } static xs: number[] = []; static ys = [1].map((x) => x); static n = 0; }',
  },
  {
    file: 'a.ts',
    code: 'class B { #xs = [1]; has = (y: number) => this.#xs.filter((x) => x === y).length > 0; get [Symbol.iterator]() { return this.#xs.map((x) => x); } }',
  },
  {
    file: 'a.ts',
    code: 'enum E { A = [1].indexOf(1), B }\nnamespace N { export const xs = [1].filter((x) => x).map((x) => x); }',
  },
  {
    file: 'a.ts',
    code: 'switch ([1].find((x) => x > 0)) { case [2].map((x) => x)[0]: for (const x of [1]) [2].includes(x); break; default: }',
  },
  {
    file: 'a.ts',
    code: 'async function* f(xs) { for await (const x of xs) { yield* (await x).filter((y) => xs.includes(y)); } }',
  },
  {
    file: 'a.ts',
    code: 'const f = (xs = [1].map((x) => x), { ys = xs.filter((x) => xs.includes(x)) } = {}) => ({ xs, ys });',
  },
  {
    file: 'a.ts',
    code: 'let out = []; for (let i = 0, j = 9; i < j; i++, j--) out = [...out, i, ...out], out = out.concat(out);',
  },
  {
    file: 'a.ts',
    code: 'xs?.filter((x) => ys?.includes(x))?.map?.((x) => x)!.length; xs.reduce(); [].sort(); new Map().get; Math.max();',
  },
  {
    file: 'a.ts',
    code: 'do xs.shift(); while (xs.length && ys.some((y) => y === xs[0]))\nif (a) for (const x of xs) if (ys.includes(x)) b(); else c()',
  },
  {
    file: 'a.ts',
    code: 'try { throw xs.map((x) => x) } catch { for (var x in xs) delete xs[x] } finally { while (0); }',
  },
  {
    file: 'a.tsx',
    code: 'const L = ({ xs, ys }) => <ul>{xs.filter((x) => ys.includes(x)).map((x) => <li key={x}>{ys.find((y) => y.id === x.id)}</li>)}</ul>;',
  },
  {
    file: 'a.js',
    code: 'const a = 1\nlet b = []\n;[1, 2].forEach(function (x) { if (b.indexOf(x) < 0) b.push(x) })\n;(function () { return arguments.length })()\n',
  },
  {
    file: 'a.js',
    code: 'function f() {\r\n\tfor (var i = 0; i < arguments.length; i++) {\r\n\t\tthis.xs.push(arguments[i]);\r\n\t}\r\n}\r\n',
  },
  {
    file: 'a.js',
    code: 'var x = x || {}; with_: { break with_ } eval("x"); new.target; f`a${x}b`; (0, x.y)(); x = y = z; ({ a: b, ...c } = d);'.replace(
      ' new.target;',
      '',
    ),
  },
  {
    file: 'a.ts',
    code: 'declare const xs: number[]; declare function g(x: number): boolean; export = xs; abstract class C { abstract m(): void; constructor(public xs: number[]); }',
  },
  {
    file: 'a.ts',
    code: 'export default xs.map(<T,>(x: T) => x as unknown as string satisfies string).filter((x): x is string => !!x);',
  },
];
