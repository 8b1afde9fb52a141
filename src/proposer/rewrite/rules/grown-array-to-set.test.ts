import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { grownArrayToSet as rule } from './grown-array-to-set.ts';

const inputs = '[[[3, 1, 2, 1, 3]], [[]], [["a", "b", "a"]]]';
const keyed = '[[[{ id: 1, n: 1 }, { id: 2, n: 2 }, { id: 1, n: 3 }]], [[]]]';

describe('grown-array-to-set', () => {
  it.each([
    'function f(xs) { const out = []; for (const x of xs) { if (!out.includes(x)) { out.push(x); } } return out; }',
    'function f(xs: number[]) { const out: number[] = []; for (let i = 0; i < xs.length; i++) if (out.indexOf(xs[i]) === -1) out.push(xs[i]); return out; }',
    'function f(xs) { let out = [1]; xs.forEach((x) => { if (out.indexOf(x) < 0) out.push(x); }); return out; }',
    'function f(xs) { const out = []; xs.forEach((x) => out.includes(x) || out.push(x)); return out; }',
    'function f(xs) { const out = []; for (const x of xs) { if (out.some((y) => y === x)) continue; out.push(x); } return out; }',
    'const f = function (xs) { var out = []; xs.map(function (x) { if (!(out.indexOf(x) > -1)) { out.push(x); } }); return out; };',
    'function f(xs) { const out = []; for (const x of xs) { if (!out.includes(x)) out.push(...[x, x + 1]); } return out; }',
    'function f(xs) { return xs.reduce((out, x) => { if (!out.includes(x)) { out.push(x); } return out; }, []); }',
    'function f(xs) { var out = []; for (var i = 0; i < xs.length; i++) { if (out.indexOf(xs[i]) === -1) { out[out.length] = xs[i]; } } return out; }',
  ])('notes values of %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    expect(after[0]).toMatch(/seen\.has\(/);
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'function f(xs) { const out = []; for (const x of xs) { if (!out.some((o) => o.id === x.id)) out.push(x); } return out; }',
    'function f(xs) { const out = []; for (const x of xs) { if (out.findIndex((o) => o.id === x.id) === -1) out.push({ ...x }); } return out; }',
    'function f(xs) { const out = []; for (const x of xs) { const old = out.find((o) => o.id === x.id); if (old) old.n += x.n; else out.push({ id: x.id, n: x.n }); } return out; }',
    'function f(xs) { const out = []; xs.forEach((x) => { let old = out.find((o) => x.id === o.id); if (!old) { old = { id: x.id, n: 0 }; out.push(old); } old.n++; }); return out; }',
    'const f = (xs) => xs.reduce((out, x) => { const old = out.find((o) => o.id === x.id); if (old) { old.n += x.n; } else { out.push({ ...x }); } return out; }, []);',
  ])('notes keys of %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    const right = after.filter((text) => differences(before, text, 'f', keyed).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'function f(xs) { const out = []; xs.forEach((x) => { const at = out.findIndex((o) => o.id === x.id); if (at === -1) { out.push({ id: x.id, n: 1 }); } else { out[at].n += 1; } }); return out; }',
    'function f(xs) { const ids = []; const ns = []; for (const x of xs) { const at = ids.indexOf(x.id); if (at < 0) { ids.push(x.id); ns.push(x.n); } else ns[at] += x.n; } return [ids, ns]; }',
    'function f(xs) { const ids = []; const out = []; for (const { id } of xs) { let at = ids.indexOf(id); if (at < 0) at = ids.push(id) - 1; out.push(at); } return out; }',
  ])('notes places of %s', (before) => {
    const after = apply(rule, before);
    const right = after.filter((text) => differences(before, text, 'f', keyed).length === 0);
    expect(right).not.toEqual([]);
    for (const text of right) expect(text).not.toMatch(/indexOf|findIndex/);
  });

  it.each([
    'function f(xs, out) { for (const x of xs) { if (!out.includes(x)) out.push(x); } return out; }',
    'function f(xs) { const out = []; for (const x of xs) { if (!out.includes(x)) out.push(x); else out.pop(); } return out; }',
    'function f(xs) { const out = []; for (const x of xs) out.push(x); return out.includes(1); }',
    'function f(xs) { let out = []; for (const x of xs) { if (out.includes(x)) out = []; out.push(x); } return out; }',
    'function f(xs) { const out = []; for (const x of xs) { const at = out.findIndex((o) => o.id === x.id); if (at < 0) out.push({ id: x.id }); else out[at].id += 1; } return out; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
