import { expect, it } from 'vitest';
import { executableOf } from '../target/executable/index.ts';
import { parseSource } from '../candidate/index.ts';
import { probeWith } from './probe.ts';
import type { Session } from './session.ts';

const text = 'export const f = (a, b) => a > b;';

/** A session whose sandbox tells what it was asked, and knows two visits of one failing test. */
function sessionOf(msLeft: number, asked: unknown[]): Session {
  const parsed = parseSource('a.js', text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const job = (...args: unknown[]) => {
    asked.push(args);
    const hole = { current: 'x', digests: ['y', null], tests: [0, 0], changes: { y: '01' } };
    return Promise.resolve({ holes: [hole] });
  };
  return {
    target: { source: parsed.source, executable: executableOf(parsed.source) },
    sandbox: { job },
    baseline: { failing: [{ id: 't' }] },
    request: { seed: 1 },
    journal: { msLeft },
  } as unknown as Session;
}

const start = text.indexOf('a > b');
const query = { hole: { start, end: start + 5, wants: 'condition' }, expressions: ['a', 'b.c'] };

it('waits a whole number of milliseconds, as isolates want it', async () => {
  for (const msLeft of [29_999, 30_000, 30_001, 2]) {
    const asked: unknown[][] = [];
    await probeWith(sessionOf(msLeft, asked))([query as never]);
    expect(asked).toHaveLength(1);
    expect(asked[0]![1]).toSatisfy(Number.isInteger);
  }
});

it('tells which failing tests saw a change', async () => {
  const [result] = await probeWith(sessionOf(9_000, []))([query as never], 3);
  expect(result).toEqual({
    current: 'x',
    digests: ['y', undefined],
    visits: { tests: [0, 0], failing: 1, changes: { y: '01' } },
  });
});
