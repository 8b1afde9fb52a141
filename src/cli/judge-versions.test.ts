import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Version } from '../loop/index.ts';
import { versionsFrom } from './judge-versions.ts';
import { makeProject } from './testing.ts';

async function read(paths: readonly string[], root: string, input = ''): Promise<Version[]> {
  const versions: Version[] = [];
  for await (const version of versionsFrom(paths, root, Readable.from([input])))
    versions.push(version);
  return versions;
}

it('reads files, the code of folders by name, and lines of JSON', async () => {
  const { root } = makeProject({
    'one.ts': '1',
    'more/b.js': 'b',
    'more/a.ts': 'a',
    'more/c.md': '',
  });
  mkdirSync(join(root, 'more/d.ts'));
  const lines = '{"name":"x","text":"X"}\n\n{"text":"Y"}\n';
  expect(await read(['one.ts', 'more', '-'], root, lines)).toEqual([
    { name: 'one.ts', text: '1' },
    { name: 'more/a.ts', text: 'a' },
    { name: 'more/b.js', text: 'b' },
    { name: 'x', text: 'X' },
    { name: 'line 3', text: 'Y' },
  ]);
});

it('says what is not there, and which line is no candidate', async () => {
  const { root } = makeProject({ 'notes.md': '' });
  writeFileSync(join(root, 'x'), '');
  await expect(read(['gone.ts'], root)).rejects.toThrow('there is no candidate gone.ts');
  await expect(read(['.'], root)).rejects.toThrow('no JavaScript or TypeScript file in .');
  for (const line of ['{', '"text"', '{"text":1}', '{"name":"x"}'])
    await expect(read(['-'], root, `{"text":""}\n${line}\n`)).rejects.toThrow('line 2 of');
});
