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
