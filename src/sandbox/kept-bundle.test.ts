import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from './jail.ts';
import { KeptBundle } from './kept-bundle.ts';

const folder = await mkdtemp(join(tmpdir(), 'pawl-kept-'));
const name = `test-${process.pid}.js`;
const entry = join(folder, 'entry.ts');
const bundle = new KeptBundle(name, entry, async () => ({ script: 'made', modules: [entry] }));

afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(bundle.path, { force: true });
  await rm(`${bundle.path}.json`, { force: true });
});

describe('KeptBundle', () => {
  it('is kept as long as what it was made of is what it was', async () => {
    await writeFile(entry, 'one');
    expect(bundle.current()).toBeUndefined();
    expect(await bundle.make()).toBe('made');
    expect(bundle.current()).toBe('made');
    expect(bundle.path.startsWith(packageRoot())).toBe(true);
    await writeFile(entry, 'two');
    expect(bundle.current()).toBeUndefined();
  });

  it('is nothing where its script was changed, or it is of another folder', async () => {
    await bundle.make();
    expect(bundle.current()).toBe('made');
    const other = new KeptBundle(name, join(folder, 'other.ts'), async () => {
      throw new Error('not asked');
    });
    expect(other.current()).toBeUndefined();
    await writeFile(bundle.path, 'changed');
    expect(bundle.current()).toBeUndefined();
  });
});
