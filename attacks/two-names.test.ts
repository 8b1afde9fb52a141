import { expect, it } from 'vitest';
import { candidateId } from '../src/candidate/index.ts';
import { watchFor } from '../src/cli/oversight/watch.ts';
import { Household } from '../src/cli/oversight/testing.ts';
import { makeContext } from '../src/cli/testing.ts';
import { openStore } from '../src/durable/index.ts';

const version = (n: number): string => `export const a = (x) => x + ${n};\n`;
const step = { behaviour: 0.03, interface: 0, text: 0.01 };

/** Changes one file under the given names by turns until one has to wait for a person. */
async function walk(
  names: readonly (string | undefined)[],
): Promise<{ readonly steps: number; readonly said: string }> {
  const house = new Household({ 'src/a.js': version(0) });
  house.commit({});
  await house.run('ledger', 'start');
  const store = openStore(house.root);
  const context = Object.assign(makeContext(house.root, house.loop), { env: house.env });
  const watch = watchFor(house.root, store, context);
  const walked = new Map<string | undefined, number>();
  let n = 0;
  let said = '';
  for (; n < 40; n++) {
    const symbol = names[n % names.length];
    const target = symbol === undefined ? 'src/a.js' : `src/a.js#${symbol}`;
    // Each name has a generation 0 of its own, frozen when a run first uses it.
    const generation = { target, text: version(n), offers: [], behaviour: [] };
    await watch.generation(target, () => Promise.resolve(generation));
    const far = (walked.get(symbol) ?? 0) + 1;
    const drift = { behaviour: step.behaviour * far, interface: 0, text: step.text * far, step };
    const [before, after] = [version(n), version(n + 1)];
    const id = candidateId(after);
    house.store({ id, file: 'src/a.js', ...(symbol && { symbol }), before, after, drift }, 'fix');
    const { code, err } = await house.run('apply', id);
    said = err;
    if (code !== 0) break;
    walked.set(symbol, far);
  }
  store.close();
  return { steps: n, said };
}

it('a file and a symbol in it have one budget of drift, whatever the changes are named', async () => {
  const alone = await walk(['a']);
  expect(alone.steps).toBe(6);
  expect(alone.said).toContain('drift of behaviour');
  expect((await walk(['a', undefined])).steps).toBe(alone.steps);
  expect((await walk([undefined, 'a', 'b'])).steps).toBeLessThan(alone.steps * 2);
}, 60_000);
