/**
 * `npm run demo`: Pawl at work on a copy of `examples/shop-vitest`. Fails when anything is not as it
 * should be: the tests first fail, then pass; both answers are found, verified and written.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const project = fileURLToPath(new URL('..', import.meta.url));
const example = join(project, 'examples', 'shop-vitest');
/** Below the project, where its packages are found, and in a folder that git ignores. */
const copy = join(project, '.demo', 'shop-vitest');
const pawl = join(project, 'bin', 'pawl');
const timeout = 150_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const heading = (text: string): void => say(`\n━━ ${text} ${'━'.repeat(70 - text.length)}\n`);

/** Ends the demo: it is only of use when what it shows is true. */
function expect(holds: boolean, otherwise: string): void {
  if (holds) return;
  process.stderr.write(`\ndemo: ${otherwise}\n`);
  process.exit(1);
}

/** Runs the example's own tests as its owner would, and shows what failed and the totals. */
function runTests(): number | null {
  say('$ npm test');
  const { status, stdout, stderr } = spawnSync('npm', ['test', '--silent'], {
    cwd: copy,
    encoding: 'utf8',
    timeout,
  });
  const lines = stripVTControlCharacters(stderr + stdout).split('\n');
  const shown = lines.filter((line) => /^\s*(?:FAIL|Test Files|Tests) /.test(line));
  say((shown.length > 0 ? shown : lines).join('\n'));
  return status;
}

function run(...args: readonly string[]): void {
  say(`$ pawl ${args.join(' ')}`);
  const { status } = spawnSync(pawl, args, { cwd: copy, stdio: 'inherit', timeout });
  expect(status === 0, `pawl ${args[0]} ended with ${status ?? 'a signal'} and not with 0`);
}

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
const changed = (file: string): boolean => read(copy, file) !== read(example, file);

const started = performance.now();
rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
cpSync(example, copy, {
  recursive: true,
  filter: (path) => !['node_modules', '.pawl'].includes(basename(path)),
});
say(`A copy of ${relative(project, example)}, in ${relative(project, copy)}: a small shop.`);

heading('1. Its tests fail');
expect(runTests() !== 0, 'the tests of the example should fail at first');

heading('2. Find the fix');
run('fix', 'src/search.ts', '--write');
expect(changed('src/search.ts'), 'src/search.ts should be changed');

heading('3. Its tests pass');
expect(runTests() === 0, 'the tests should pass with the fix');

heading('4. Make a slow function faster');
run('optimise', 'src/text.ts#dedupe', '--write');
expect(changed('src/text.ts'), 'src/text.ts should be changed');

heading('5. Its tests still pass');
expect(runTests() === 0, 'the tests should pass with the faster function');

say(`\nDone in ${((performance.now() - started) / 1_000).toFixed(0)} s.`);
say(`To see more: cd ${relative(process.cwd(), copy) || '.'} && ${relative(copy, pawl)} show`);
