import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openStore } from '../durable/index.ts';
import { run, type PawlEvent, type RunRequest, type RunResult, type Watch } from './index.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** A project for `node --test` in a temporary folder that goes away with the test. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pawl-loop-')));
  const all = { 'package.json': '{"type":"module","scripts":{"test":"node --test"}}', ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  symlinkSync(modules, join(root, 'node_modules'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** A test file for `node --test` that imports names from the target. */
export function testFile(target: string, names: string, ...tests: readonly string[]): string {
  return [
    `import { test } from 'node:test';`,
    `import assert from 'node:assert/strict';`,
    `import { ${names} } from '${target}';`,
    ...tests.map((code, i) => `test('${i + 1}', () => { ${code} });`),
  ].join('\n');
}

/** A function that asks a list for each of its items. */
export const slowDedupe = `export function dedupe(list) {
  const unique = [];
  for (const item of list) {
    if (!unique.includes(item)) unique.push(item);
  }
  return unique;
}
`;

export function request(root: string, some: Partial<RunRequest>): RunRequest {
  return {
    command: 'fix',
    root,
    file: 'src/a.js',
    seed: 1,
    budgetMs: 20_000,
    maxCandidates: 20_000,
    jail: true,
    ...some,
  };
}

/** Admits every run and records nothing. */
export const unwatched: Watch = {
  admit: () => ({ ok: true, refused: [] }),
  breached: () => {},
  ended: () => {},
  generation: () => Promise.resolve(undefined),
};

/** Runs the loop with a real store; the events come along. */
export async function runOn(
  root: string,
  some: Partial<RunRequest>,
  stop: AbortSignal = new AbortController().signal,
  onEvent: (event: PawlEvent) => void = () => {},
  watch: Watch = unwatched,
): Promise<RunResult & { readonly events: readonly PawlEvent[] }> {
  const store = openStore(root);
  const events: PawlEvent[] = [];
  try {
    const listener = (event: PawlEvent): void => {
      events.push(event);
      onEvent(event);
    };
    const deps = { store, listener, stop, now: Date.now, watch };
    const result = await run(request(root, some), deps);
    if (!('run' in result)) throw new Error(result.outcome.reason);
    return { ...result, events };
  } finally {
    store.close();
  }
}
