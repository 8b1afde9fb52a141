import { describe, expect, it } from 'vitest';
import { makeProject, runOn, testFile, unwatched } from './testing.ts';
import type { Refusal, RunEnd, Watch } from './watch.ts';
import { Refused } from './watch.ts';

const wrong = 'export const most = (a, b) => {\n  return a < b ? a : b;\n};\n';
const files = {
  'src/a.js': wrong,
  'test/a.test.js': testFile(
    '../src/a.js',
    'most',
    'assert.equal(most(1, 2), 2);',
    'assert.equal(most(5, 3), 5);',
    'assert.equal(most(4, 4), 4);',
  ),
};

function watching(refused: readonly Refusal[], ends: RunEnd[] = []): Watch {
  return {
    ...unwatched,
    admit: () => ({ ok: true, refused }),
    ended: (end) => void ends.push(end),
  };
}

async function found(root: string, watch: Watch) {
  const stop = new AbortController().signal;
  const { outcome, events } = await runOn(root, { budgetMs: 15_000 }, stop, undefined, watch);
  const warnings = events.flatMap((each) => (each.type === 'warning-raised' ? [each.message] : []));
  return { answer: outcome.kind === 'improved' ? outcome.answer : undefined, warnings };
}

const limit = { timeout: 90_000 };

describe('what a person has refused', () => {
  it('is not proposed again, nor in another writing, and the reason is shown', limit, async () => {
    const root = makeProject(files);
    const first = (await found(root, unwatched)).answer;
    if (!first) throw new Error('nothing was found');

    const again = await found(root, watching([{ ids: [first.id], reason: 'too clever' }]));
    expect(again.answer?.after).not.toBe(first.after);
    expect(again.warnings.join()).toContain('a person has refused it: too clever');

    const text = `// refused\n${first.after.replace('return ', 'return (').replace(';', ');')}`;
    const alike = await found(root, watching([{ ids: ['another'], text, reason: 'unclear' }]));
    expect(alike.answer?.after).not.toBe(first.after);
    expect(alike.warnings.join()).toContain('a person has refused it: unclear');
  });
});

describe('a run', () => {
  it('that is not admitted is none: nothing is opened, nothing recorded', async () => {
    const ends: RunEnd[] = [];
    const root = makeProject({ 'src/a.js': 'broken(' });
    const closed: Watch = { ...watching([], ends), admit: () => ({ ok: false, reason: 'open' }) };
    await expect(runOn(root, {}, undefined, undefined, closed)).rejects.toThrow('open');
    expect(ends).toEqual([]);
  });

  it('tells its end once, also when what was asked can not be done', limit, async () => {
    const ends: RunEnd[] = [];
    const passing = testFile('../src/a.js', 'most', 'assert.equal(most(1, 2), 1);');
    await found(makeProject({ ...files, 'test/a.test.js': passing }), watching([], ends));
    expect(ends).toMatchObject([{ outcome: { kind: 'nothing-to-do' } }]);
    const root = makeProject({ 'src/a.js': wrong });
    await expect(found(root, watching([], ends))).rejects.toThrow();
    expect(ends.slice(1)).toMatchObject([{ outcome: { kind: 'not-improved' } }]);
  });
});

it('a refusal of one text says nothing of another', () => {
  const refused = new Refused('a.js', [{ ids: ['1'], text: 'x + 1', reason: 'no' }]);
  expect(refused.alike({ id: '2', text: '( x+1 );' })).toBe('no');
  expect(refused.alike({ id: '2', text: 'x + 2' })).toBeUndefined();
  expect(refused.same({ id: '2' })).toBeUndefined();
});
