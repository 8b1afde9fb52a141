import { afterAll, expect, it } from 'vitest';
import { parseSource, toCandidate, type Example } from '../candidate/index.ts';
import { Sandbox } from '../sandbox/index.ts';
import { executableOf } from '../target/executable/index.ts';
import { rankByConsensus } from './consensus.ts';
import type { Session } from './session.ts';

const text = 'export const f = (n) => n + 0;';
const sandbox = new Sandbox({ jail: true, workers: 1 });
afterAll(() => sandbox.close());

async function sessionOf(): Promise<Session> {
  const parsed = parseSource('a.js', text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { source } = parsed;
  await sandbox.open({ modules: [], targetRequires: {}, tests: [], builtins: [] }, 'isolate');
  return {
    target: { file: 'a.js', source, executable: executableOf(source) },
    sandbox,
    baseline: { fuel: 10_000 },
    request: { seed: 1 },
  } as unknown as Session;
}

function candidate(value: string) {
  const start = text.indexOf('n + 0');
  const edits = [{ start, end: start + 5, text: value }];
  return toCandidate(text, { changes: [{ operator: 'x', reason: '', edits }], prior: 1 });
}

it('a candidate that ends its worker on some input counts by those before it', async () => {
  const session = await sessionOf();
  const examples = [1, 2, 9].map((n): Example => ({ calls: [{ args: [n] }], origin: 'recorded' }));
  const outcomes = [2, 3, 10].map((value) => JSON.stringify([{ kind: 'returned', value }]));
  const probes = { kept: [{ symbol: 'f', examples, outcomes }], open: [], heldOut: 0 };
  const right = candidate('n + 1');
  // The engine can't be interrupted in it.
  const endless = candidate('n < 9 ? n + 1 : 7n ** (7n ** 9n)');
  const ranked = await rankByConsensus(session, [endless, right], probes);
  expect(ranked.find((it) => it.candidate === right)).toMatchObject({ kept: 3, total: 3 });
  expect(ranked.find((it) => it.candidate === endless)?.kept).toBeLessThan(3);
}, 60_000);
