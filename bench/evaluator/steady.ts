import { rmSync } from 'node:fs';
import { parseSource, type Proposal, type Source } from '../../src/candidate/index.ts';
import { openStore } from '../../src/durable/index.ts';
import { TestsStage } from '../../src/evaluator/index.ts';
import { Horizon } from '../../src/loop/horizon.ts';
import { judgeStream } from '../../src/loop/judge-stream.ts';
import { prepare } from '../../src/loop/prepare.ts';
import { judgeRunnables } from '../../src/loop/runnable.ts';
import { Journal } from '../../src/loop/session.ts';
import { TestOrders } from '../../src/loop/test-orders.ts';
import { copyCase } from '../copy-case.ts';
import { table } from '../table.ts';

/** Where the rate is taken: since the one before. */
const marks = [1_000, 10_000, 100_000, 1_000_000];

/**
 * One run that judges and records a million candidates, with the parts that a search is made of. The
 * proposals are made up: other numbers in the place of names and numbers of a real function.
 */
export async function steady(): Promise<string> {
  const root = copyCase('cases/one-edit');
  const store = openStore(root);
  const request = {
    command: 'fix',
    root,
    file: 'src/ranges.ts',
    seed: 1,
    budgetMs: Infinity,
    maxCandidates: marks.at(-1)!,
    jail: true,
  } as const;
  const stop = new AbortController().signal;
  const { id } = store.startRun({ ...request, budgetMs: 0 }, Date.now());
  const journal = new Journal(id, request, { store, listener: () => {}, stop, now: Date.now });
  const { session, close } = await prepare(request, journal, { stop });
  const rows: string[][] = [];
  try {
    const { target, sandbox, baseline } = session;
    const stage = new TestsStage(sandbox, baseline, request.seed);
    const orders = new TestOrders(stage);
    const options = { batch: 256, seen: new Set<string>(), horizon: new Horizon() };
    const stream = judgeStream(
      target.source.text,
      proposals(target.source),
      (batch, index) =>
        judgeRunnables(target, batch, (it) => stage.judge(it, orders.before(index))),
      journal,
      options,
    );
    let judged = 0;
    let began = performance.now();
    let before = 0;
    for await (const one of stream) {
      orders.learn(one);
      judged++;
      if (!marks.includes(judged)) continue;
      const perSecond = ((judged - before) * 1_000) / (performance.now() - began);
      began = performance.now();
      before = judged;
      const heap = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
      rows.push([
        judged.toLocaleString('en'),
        Math.round(perSecond).toLocaleString('en'),
        `${heap}`,
      ]);
      process.stderr.write(`${judged}: ${Math.round(perSecond)}/s\n`);
    }
  } finally {
    close();
    store.close();
    rmSync(root, { recursive: true, force: true });
  }
  const head = ['candidates', 'judged/s there', 'heap of this process, MB'];
  return ['One run, judged and recorded', '', table(head, rows)].join('\n');
}

/** Endless, all different: a number in the place of each literal or name in turn. */
async function* proposals(source: Source): AsyncGenerator<Proposal> {
  const places = [
    ...source.text.matchAll(/(?<=[ ([])(?:\d+|at|span|opens|closes|free)(?=[ ;)\].])/g),
  ];
  const parsable = places.filter(({ index, 0: name }) => {
    const text = `${source.text.slice(0, index)}(7)${source.text.slice(index + name.length)}`;
    return parseSource(source.file, text).ok;
  });
  for (let i = 0; ; i++) {
    const { index, 0: name } = parsable[i % parsable.length]!;
    const edits = [{ start: index, end: index + name.length, text: `(${1 + i / 64})` }];
    yield { changes: [{ operator: 'number', edits, reason: 'Another number' }], prior: 1 };
  }
}
