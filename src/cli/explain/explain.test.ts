import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toCandidate } from '../../candidate/index.ts';
import { openStore } from '../../durable/index.ts';
import { cli } from '../cli.ts';
import { makeContext, makeProject } from '../testing.ts';

const code = 'export const twice = (n) => n * 3;\n';
const files = {
  'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
  'src/a.js': code,
  'test/a.test.js': `import { test } from 'node:test';
import assert from 'node:assert/strict';
import { twice } from '../src/a.js';
test('twice', () => assert.equal(twice(2), 4));
`,
};
const at = code.indexOf('3');
const changes = [
  {
    operator: 'number-literal',
    edits: [{ start: at, end: at + 1, text: '2' }],
    reason: 'Use 2 instead of 3',
  },
];
const { id, text } = toCandidate(code, { changes, prior: 1 });

/** A project with an answer that a run has found. */
function project(): string {
  const { root } = makeProject(files);
  const store = openStore(root);
  const request = { command: 'fix', root, file: 'src/a.js', seed: 1, jail: true } as const;
  const run = store.startRun({ ...request, budgetMs: 9_000, maxCandidates: 9 }, 1);
  const evidence = { tests: 1, failedBefore: ['twice'], examples: 1, generated: 1 };
  const full = { ...evidence, runner: 'node', runnerPassed: 1 };
  const answer = { id, file: 'src/a.js', before: code, after: text, changes, evidence: full };
  store.endRun(run.id, { kind: 'improved', answer }, { judged: 1, valid: 1, perSecond: 1 }, 2);
  store.close();
  return root;
}

function contextIn(root: string) {
  return makeContext(root, () => Promise.reject(new Error('must not run')));
}

describe('pawl explain', () => {
  it('measures once, and tells the same at once from then on', { timeout: 60_000 }, async () => {
    const root = project();
    const first = contextIn(root);
    expect(await cli(['explain', '--markdown'], '1', first)).toBe(0);
    expect(first.out).toContain('Without it: 1 test fails, first `twice`');
    expect(first.err).toContain('taking the answer apart');

    const again = contextIn(root);
    const began = performance.now();
    expect(await cli(['explain', id.slice(0, 6), '--markdown'], '1', again)).toBe(0);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(again.out).toBe(first.out);
    expect(again.err).toBe('');

    const asJson = contextIn(root);
    expect(await cli(['explain', id, '--json', '-o', 'out.json'], '1', asJson)).toBe(0);
    const kept = JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')) as { dissection: object };
    expect(kept.dissection).toMatchObject({
      answer: id,
      without: [{ taken: [0] }],
    });

    const review = contextIn(root);
    expect(await cli(['review', id], '1', review)).toBe(0);
    expect(review.out).toContain('Without it: 1 test fails');
    expect(review.out).toContain('Needs 1 person');
  });

  it('says what to do where there is nothing to explain', async () => {
    const root = project();
    const context = contextIn(root);
    expect(await cli(['explain', 'ffff'], '1', context)).toBe(2);
    expect(context.err).toContain('there is no answer ffff');
    expect(await cli(['explain', '--markdown', '--json'], '1', context)).toBe(2);
    const { root: empty } = makeProject(files);
    expect(await cli(['explain'], '1', contextIn(empty))).toBe(2);
  });
});
