import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CompiledHarness } from './compiled-harness.ts';
import { packageRoot } from './jail.ts';

const name = `test-${process.pid}`;
const file = join(packageRoot(), 'node_modules', '.cache', 'pawl', `harness-${name}.bin`);
const code = Uint8Array.of(1, 2, 3);
afterEach(() => rmSync(file, { force: true }));

async function keptByAnother(): Promise<Uint8Array | undefined> {
  return (await new CompiledHarness(name).given()).compiled;
}

it('keeps for other processes what a worker made of the harness', async () => {
  expect(await keptByAnother()).toBeUndefined();
  await new CompiledHarness(name).keep(code);
  expect(Uint8Array.from((await keptByAnother())!)).toEqual(code);
});

it('gives at once to other workers what the first made', async () => {
  const harness = new CompiledHarness(name);
  await harness.keep(code);
  expect((await harness.given()).compiled).toEqual(code);
});

it('keeps nothing of a worker that made nothing', async () => {
  await new CompiledHarness(name).keep(undefined);
  expect(await keptByAnother()).toBeUndefined();
});

it.each([
  ['a flipped byte', (kept: Buffer) => kept.fill(9, kept.length - 1)],
  ['a tail that is missing', (kept: Buffer) => kept.subarray(0, kept.length - 1)],
  ['nothing in it', () => Buffer.alloc(0)],
])('does not use a file with %s', async (_, damage) => {
  await new CompiledHarness(name).keep(code);
  writeFileSync(file, damage(readFileSync(file)));
  expect(await keptByAnother()).toBeUndefined();
});
