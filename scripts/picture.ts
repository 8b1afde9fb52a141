/**
 * `npx node scripts/picture.ts`: records `pawl fix` and `pawl optimise` at work in a terminal (made by
 * util-linux's `script`) and draws what stood on it at the end to `docs/images/pawl.svg`. Nothing
 * is put in; lists that are of no interest in a picture are left out where a line of dots stands.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawSvg } from './terminal/draw-svg.ts';
import { screenOf, textOf, type Row } from './terminal/screen.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const picture = join(project, 'docs', 'images', 'pawl.svg');
const copy = join(project, '.demo', 'picture', 'shop-vitest');
const columns = 84;

/** Runs a command in a terminal of its own; gives the rows of the screen. */
function record(command: string): readonly Row[] {
  const inside = `stty cols ${columns} rows 100; exec ${join(project, 'bin', command)}`;
  const { status, stdout } = spawnSync('script', ['-qec', inside, '/dev/null'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, TERM: 'xterm-256color' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}`);
  return [...prompt(command), ...withoutLists(screenOf(stdout))];
}

function prompt(command: string): readonly Row[] {
  return [
    [
      { text: '$ ', style: { dim: true } },
      { text: command, style: { bold: true } },
    ],
  ];
}

/** Of the search only the sum: from the list of rejections to the end of the last list. */
function withoutLists(rows: readonly Row[]): readonly Row[] {
  const search = rows.findIndex((row) => textOf(row) === 'Search');
  if (search < 0) return rows;
  const end = rows.findLastIndex((row) => textOf(row).startsWith('  '));
  const dots: Row = [{ text: '  ⋯', style: { dim: true } }];
  return [...rows.slice(0, search + 2), dots, ...rows.slice(end + 1)];
}

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
cpSync(join(project, 'examples', 'shop-vitest'), copy, {
  recursive: true,
  filter: (path) => !['node_modules', '.pawl'].includes(basename(path)),
});
const rows = [
  ...record('pawl fix src/search.ts --write'),
  [],
  ...record('pawl optimise src/text.ts#dedupe --write'),
];
rmSync(dirname(copy), { recursive: true, force: true });
mkdirSync(dirname(picture), { recursive: true });
writeFileSync(picture, drawSvg(rows, columns, 'A terminal with pawl fix and pawl optimise'));
