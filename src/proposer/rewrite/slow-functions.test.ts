import { describe, expect, it } from 'vitest';
import { rewrites } from './catalogue.ts';
import { survivors } from './survivors.ts';

/** Slow functions as packages have them, with the rule that must find a right way to speed them up. */
const slow: readonly {
  readonly what: string;
  readonly code: string;
  readonly call: string;
  readonly inputs: string;
  readonly rules: readonly string[];
}[] = [
  {
    what: 'an edit distance with all its variables declared at once and rows made downwards',
    call: 'distance',
    inputs: "[['kitten', 'sitting'], ['', 'abc'], ['abc', ''], ['flaw', 'lawn']]",
    rules: ['rolling-rows', 'row-out-of-loop'],
    code: `
var distance = function (s, t) {
  var d = [], n = s.length, m = t.length, i, j, cost, best;
  if (n === 0) return m;
  if (m === 0) return n;
  for (i = n; i >= 0; i--) d[i] = [];
  for (i = n; i >= 0; i--) d[i][0] = i;
  for (j = m; j >= 0; j--) d[0][j] = j;
  for (i = 1; i <= n; i++) {
    for (j = 1; j <= m; j++) {
      cost = s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1;
      best = d[i - 1][j] + 1;
      if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
      if (d[i - 1][j - 1] + cost < best) best = d[i - 1][j - 1] + cost;
      d[i][j] = best;
    }
  }
  return d[n][m];
};`,
  },
  {
    what: 'an edit distance in a class method, on a table filled with null',
    call: '(a, b) => new Matcher().distance(a, b)',
    inputs: "[['kitten', 'sitting'], ['', 'abc'], ['abc', '']]",
    rules: ['rolling-rows', 'matrix-to-flat', 'min-max-to-comparison', 'char-to-code'],
    code: `
class Matcher {
  distance(a: string, b: string): number {
    const track = Array(b.length + 1).fill(null).map(() => Array(a.length + 1).fill(null));
    for (let i = 0; i <= a.length; i += 1) { track[0]![i] = i; }
    for (let j = 0; j <= b.length; j += 1) { track[j]![0] = j; }
    for (let j = 1; j <= b.length; j += 1) {
      for (let i = 1; i <= a.length; i += 1) {
        const changed = a[i - 1] === b[j - 1] ? 0 : 1;
        track[j]![i] = Math.min(track[j]![i - 1] + 1, track[j - 1]![i] + 1, track[j - 1]![i - 1] + changed);
      }
    }
    return track[b.length]![a.length];
  }
}`,
  },
  {
    what: 'an edit distance by plain recursion on shorter strings',
    call: 'lev',
    inputs: "[['kitten', 'sitti'], ['', 'abc'], ['abc', '']]",
    rules: ['memoise-recursion', 'slice-recursion-to-index', 'min-max-to-comparison'],
    code: `
function lev(a, b) {
  if (a.length === 0) return b.length;
  if (b.length === 0) return a.length;
  var cost = a[a.length - 1] === b[b.length - 1] ? 0 : 1;
  return Math.min(
    lev(a.substring(0, a.length - 1), b) + 1,
    lev(a, b.substring(0, b.length - 1)) + 1,
    lev(a.substring(0, a.length - 1), b.substring(0, b.length - 1)) + cost
  );
}`,
  },
  {
    what: 'escaping in a chain of replacements',
    call: 'escapeHtml',
    inputs: `[['<a href="x">&</a>'], [''], ['plain']]`,
    rules: ['replace-chain', 'regexp-to-module', 'regexp-replace-to-string'],
    code: `
function escapeHtml(html) {
  return String(html).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}`,
  },
  {
    what: 'transliteration by two strings, in a loop',
    call: 'slug',
    inputs: "[['Ätsch böse ñ!'], [''], ['abc--d']]",
    rules: ['replace-chain', 'regexp-cache', 'regexp-to-module'],
    code: `
function slug(str) {
  str = str.replace(/^\\s+|\\s+$/g, '').toLowerCase();
  var from = 'àáäâèéëêìíïîòóöôùúüûñç·/_,:;';
  var to = 'aaaaeeeeiiiioooouuuunc------';
  for (var i = 0, l = from.length; i < l; i++) {
    str = str.replace(new RegExp(from.charAt(i), 'g'), to.charAt(i));
  }
  return str.replace(/[^a-z0-9 -]/g, '').replace(/\\s+/g, '-').replace(/-+/g, '-');
}`,
  },
  {
    what: 'slugs character by character',
    call: 'slugify',
    inputs: "[['Hello World & Co'], [''], ['10 < 20']]",
    rules: ['chars-without-split', 'remember-by-value', 'regexp-to-module'],
    code: `
var charMap = { '&': 'and', '<': 'less' };
function slugify(string) {
  var slug = string.split('').reduce(function (result, ch) {
    return result + (charMap[ch] || ch).replace(/[^\\w\\s-]/g, '');
  }, '').trim().replace(/[-\\s]+/g, '-');
  return slug.toLowerCase();
}`,
  },
  {
    what: 'padding on the left, one character a round',
    call: 'leftpad',
    inputs: "[['foo', 5], ['foobar', 3], [1, 4, 0], ['', 3, 'x']]",
    rules: ['pad-loop-to-repeat'],
    code: `
function leftpad(str, len, ch) {
  str = String(str);
  var i = -1;
  if (!ch && ch !== 0) ch = ' ';
  len = len - str.length;
  while (++i < len) {
    str = ch + str;
  }
  return str;
}`,
  },
  {
    what: 'duplicates cut out in place',
    call: 'unique',
    inputs: "[[[1, 2, 1, 3, 2]], [[]], [['a', 'a']]]",
    rules: ['splice-out-to-compact'],
    code: `
function unique(arr) {
  var len = arr.length;
  var i = -1;
  while (i++ < len) {
    var j = i + 1;
    for (; j < arr.length; ++j) {
      if (arr[i] === arr[j]) {
        arr.splice(j--, 1);
      }
    }
  }
  return arr;
}`,
  },
  {
    what: 'chunks cut from the front',
    call: 'chunk',
    inputs: '[[[1, 2, 3], 2], [[], 2]]',
    rules: ['splice-front-to-slice'],
    code: `
function chunk(array, size) {
  var copy = array.slice();
  var out = [];
  while (copy.length > 0) {
    out.push(copy.splice(0, size));
  }
  return out;
}`,
  },
  {
    what: 'escape codes stripped by a pattern that a function makes',
    call: 'strip',
    inputs: "[['\\u001b[31mred\\u001b[0m'], ['plain'], [''], [4]]",
    rules: ['guard-replace'],
    code: `
var ansiRegex = function () {
  return /[\\u001b\\u009b][[()#;?]*(?:[0-9]{1,4}(?:;[0-9]{0,4})*)?[0-9A-ORZcf-nqry=><]/g;
};
var re = ansiRegex();
function strip(str) {
  return typeof str === 'string' ? str.replace(re, '') : str;
}`,
  },
  {
    what: 'a parser that eats its line from the front',
    call: 'parseLine',
    inputs: `[['a,b,c'], ['"x,y",z'], [''], ['a,']]`,
    rules: ['peel-to-cursor'],
    code: `
function parseLine(line) {
  var out = [], cur = '', quoted = false;
  while (line.length > 0) {
    var ch = line.charAt(0);
    line = line.substring(1);
    if (ch === '"') { quoted = !quoted; continue; }
    if (ch === ',' && !quoted) { out.push(cur); cur = ''; continue; }
    cur += ch;
  }
  out.push(cur);
  return out;
}`,
  },
  {
    what: 'word counts in an object, sorted for a language',
    call: 'count',
    inputs: "[['a b A c'], ['']]",
    rules: ['has-own', 'collator', 'regexp-to-module'],
    code: `
function count(text) {
  var counts = {};
  text.toLowerCase().split(/\\s+/).forEach(function (w) {
    if (counts.hasOwnProperty(w)) counts[w] = counts[w] + 1;
    else counts[w] = 1;
  });
  return Object.keys(counts).map(function (k) { return { word: k, n: counts[k] }; })
    .sort(function (a, b) { return b.n - a.n || a.word.localeCompare(b.word); });
}`,
  },
  {
    what: 'a knapsack by plain recursion',
    call: 'solve',
    inputs: '[[10, [1, 2, 3], [4, 5, 6], 3], [0, [], [], 0]]',
    rules: ['memoise-recursion'],
    code: `
function solve(cap, weights, values, n) {
  if (n === 0 || cap === 0) return 0;
  if (weights[n - 1] > cap) return solve(cap, weights, values, n - 1);
  return Math.max(values[n - 1] + solve(cap - weights[n - 1], weights, values, n - 1), solve(cap, weights, values, n - 1));
}`,
  },
  {
    what: 'deep copies that ask for types by their tags',
    call: 'clone',
    inputs: '[[{ a: [1, { b: 2 }], c: new Date(3) }], [null], [1]]',
    rules: ['has-own'],
    code: `
function clone(o) {
  if (o === null || typeof o !== 'object') return o;
  if (Object.prototype.toString.call(o) === '[object Array]') return o.map(function (x) { return clone(x); });
  var out = {};
  for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) out[k] = clone(o[k]);
  return out;
}`,
  },
  {
    what: 'palindromes by reversing',
    call: 'longest',
    inputs: "[['babad'], ['']]",
    rules: ['reverse-string'],
    code: `
const isPalindrome = (s) => s === s.split('').reverse().join('');
function longest(s) {
  var best = '';
  for (var i = 0; i < s.length; i++) for (var j = i + 1; j <= s.length; j++) {
    var sub = s.slice(i, j);
    if (isPalindrome(sub) && sub.length > best.length) best = sub;
  }
  return best;
}`,
  },
];

describe('slow functions as packages have them', () => {
  it.each(slow)('$what', ({ code, call, inputs, rules }) => {
    const found = rewrites
      .filter((rule) => rules.includes(rule.name))
      .filter((rule) => survivors(rule, code, call, inputs).length > 0)
      .map((rule) => rule.name);
    expect(found).toEqual([...rules].sort());
  });
});
