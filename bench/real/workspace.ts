import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleUses } from './inputs.ts';
import { literal } from './literal.ts';
import { observe, type Observed, type UseText } from './observe.ts';
import type { RealCase } from './packages.ts';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** A use with what the original did. */
export interface Recorded {
  readonly use: UseText;
  readonly outcome: Observed;
}

/** A case with its recorded behaviour: a little for the workspace's tests, the rest held out. */
export interface RecordedCase {
  readonly real: RealCase;
  readonly original: string;
  readonly tests: readonly Recorded[];
  readonly heldOut: readonly Recorded[];
}

/** Where an installed file is; an absolute folder stands for itself. */
export function installed(folder: string, file: string): string {
  return resolve(modules, folder, file);
}

/**
 * Records the original. Tests are taken so that different outcomes come first.
 *
 * @throws Error when the original itself can't be observed.
 */
export function recordCase(real: RealCase, seed: number, tests = 25, heldOut = 320): RecordedCase {
  const file = installed(real.folder, real.files[0]);
  const uses = sampleUses(real, tests + heldOut, seed).map((one) => ({
    export: one.export,
    args: literal(one.args),
  }));
  const seen = observe({ file, uses });
  if (!seen.ok) throw new Error(`${real.name}: the original ends in a ${seen.reason}`);
  const all = uses
    .map((use, i): Recorded => ({ use, outcome: seen.outcomes[i] as Observed }))
    .filter(({ outcome }) => !('opaque' in outcome));
  const outcomes = new Set<string>();
  const isNew = (one: Recorded) => {
    const key = one.use.export + JSON.stringify(one.outcome);
    return outcomes.size < outcomes.add(key).size;
  };
  const [fresh, repeated] = [all.filter(isNew), new Set(all)];
  for (const one of fresh) repeated.delete(one);
  const ordered = [...fresh, ...repeated];
  return {
    real,
    original: readFileSync(file, 'utf8'),
    tests: ordered.slice(0, tests),
    heldOut: ordered.slice(tests),
  };
}

/** Writes a project with the file's text (buggy, or as it is) and tests of the recorded behaviour. */
export function makeWorkspace(recorded: RecordedCase, text: string): string {
  const { real } = recorded;
  const root = mkdtempSync(join(tmpdir(), `pawl-bench-${real.name}-`));
  const put = (file: string, content: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  };
  for (const file of real.files)
    put(`src/${file}`, readFileSync(installed(real.folder, file), 'utf8'));
  put(`src/${real.files[0]}`, text);
  put(
    'package.json',
    `${JSON.stringify(
      {
        name: real.name,
        version: real.version,
        private: true,
        type: real.kind === 'esm' ? 'module' : 'commonjs',
        scripts: { test: 'node --test' },
      },
      null,
      2,
    )}\n`,
  );
  put(`test/${real.name}.test.js`, testFile(recorded));
  return root;
}

function testFile({ real, tests }: RecordedCase): string {
  const target = `../src/${real.files[0]}`;
  const head =
    real.kind === 'esm'
      ? `import assert from 'node:assert';\nimport { test } from 'node:test';\nimport target from '${target}';\n`
      : `const assert = require('node:assert');\nconst { test } = require('node:test');\nconst target = require('${target}');\n`;
  return [head, ...tests.map(testOf)].join('\n');
}

function testOf({ use, outcome }: Recorded, index: number): string {
  const call = use.export === 'default' ? 'target' : `target.${use.export}`;
  const title = literal(`${index + 1}: ${use.export}(${use.args.slice(1, -1)})`.slice(0, 90));
  const lines = [`  const args = ${use.args};`];
  if ('threw' in outcome)
    lines.push(`  assert.throws(() => ${call}(...args), ${literal(outcome.threw)});`);
  else if ('returned' in outcome) {
    lines.push(`  assert.deepStrictEqual(${call}(...args), ${outcome.returned});`);
    if (outcome.after) lines.push(`  assert.deepStrictEqual(args, ${outcome.after});`);
  }
  return [`test(${title}, () => {`, ...lines, '});', ''].join('\n');
}
