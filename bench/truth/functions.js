/**
 * Functions of many kinds, to be measured against themselves. Each uses nothing from outside, since
 * its text is taken alone. None changes its arguments but `sortInPlace`.
 */

// Numbers

function gcd(a, b) {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function collatz(n) {
  let steps = 0;
  while (n > 1) {
    n = n % 2 === 0 ? n / 2 : 3 * n + 1;
    steps++;
  }
  return steps;
}

function sumOfSquares(list) {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i] * list[i];
  return sum;
}

function clamp(value, low, high) {
  return value < low ? low : value > high ? high : value;
}

function matrixProduct(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, i) => sum + x * b[i][j], 0)));
}

// Texts

function reverseWords(text) {
  return text.split(' ').reverse().join(' ');
}

function hash(text) {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++)
    value = Math.imul(value ^ text.charCodeAt(i), 16777619) >>> 0;
  return value;
}

function titleCase(text) {
  let out = '';
  for (const word of text.split(' '))
    out += (out && ' ') + word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  return out;
}

function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        row[j] + 1,
        next[j - 1] + 1,
        row[j - 1] + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
      );
    row = next;
  }
  return row[b.length];
}

// Regular expressions

function countVowels(text) {
  return (text.match(/[aeiou]/gi) ?? []).length;
}

function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

// Arrays

function unique(list) {
  return list.filter((item, i) => list.indexOf(item) === i);
}

function sortInPlace(list) {
  return list.sort((a, b) => a - b);
}

function movingAverage(list) {
  const out = [];
  for (let i = 3; i <= list.length; i++)
    out.push(list.slice(i - 3, i).reduce((sum, x) => sum + x, 0) / 3);
  return out;
}

function chunk(list, size) {
  const out = [];
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
  return out;
}

// Objects and maps

function countBy(records) {
  const counts = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function groupTotals(records) {
  const totals = new Map();
  for (const { kind, amount } of records) totals.set(kind, (totals.get(kind) ?? 0) + amount);
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
}

function pick(record) {
  return { kind: record.kind, amount: record.amount };
}

function withDefaults(records) {
  return records.map((record) => ({ active: true, tags: [], ...record, seen: 1 }));
}

// Recursion

function fibonacci(n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

function depth(tree) {
  let most = 0;
  for (const child of tree.children) most = Math.max(most, depth(child));
  return most + 1;
}

function flatten(list) {
  return list.reduce(
    (flat, item) => (Array.isArray(item) ? [...flat, ...flatten(item)] : [...flat, item]),
    [],
  );
}

// Classes

function drain(list) {
  class Heap {
    #items = [];
    push(item) {
      const items = this.#items;
      items.push(item);
      for (let i = items.length - 1; i > 0;) {
        const up = (i - 1) >> 1;
        if (items[up] <= items[i]) break;
        [items[up], items[i]] = [items[i], items[up]];
        i = up;
      }
    }
    pop() {
      const items = this.#items;
      const top = items[0];
      const last = items.pop();
      if (items.length > 0) {
        items[0] = last;
        for (let i = 0; ;) {
          let least = i;
          for (const child of [2 * i + 1, 2 * i + 2])
            if (child < items.length && items[child] < items[least]) least = child;
          if (least === i) break;
          [items[least], items[i]] = [items[i], items[least]];
          i = least;
        }
      }
      return top;
    }
    get size() {
      return this.#items.length;
    }
  }
  const heap = new Heap();
  for (const item of list) heap.push(item);
  const out = [];
  while (heap.size > 0) out.push(heap.pop());
  return out;
}

function vectorWalk(list) {
  class Vector {
    constructor(x, y) {
      this.x = x;
      this.y = y;
    }
    plus(other) {
      return new Vector(this.x + other.x, this.y + other.y);
    }
  }
  let at = new Vector(0, 0);
  for (let i = 0; i < list.length; i++) at = at.plus(new Vector(list[i], -list[i]));
  return at.x - at.y;
}

// Promises

async function sumLater(list) {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += await list[i];
  return sum;
}

async function gatherLater(list) {
  const squares = await Promise.all(list.map(async (x) => x * x));
  let sum = 0;
  for (let i = 0; i < squares.length; i++) sum += squares[i];
  return sum;
}

export default {
  gcd,
  collatz,
  sumOfSquares,
  clamp,
  matrixProduct,
  reverseWords,
  hash,
  titleCase,
  editDistance,
  countVowels,
  slug,
  unique,
  sortInPlace,
  movingAverage,
  chunk,
  countBy,
  groupTotals,
  pick,
  withDefaults,
  fibonacci,
  depth,
  flatten,
  drain,
  vectorWalk,
  sumLater,
  gatherLater,
};
