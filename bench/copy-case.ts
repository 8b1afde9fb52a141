import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const results = fileURLToPath(new URL('results/', import.meta.url));

/**
 * Copies a case or an example to a folder of its own, below this project so that its dependencies
 * are found, for a run to write in.
 *
 * @param folder relative to `bench/`: `cases/one-edit`, `../examples/shop-vitest`
 * @returns the copy's root
 */
export function copyCase(folder: string): string {
  mkdirSync(results, { recursive: true });
  const root = mkdtempSync(join(results, 'case-'));
  cpSync(fileURLToPath(new URL(`${folder}/`, import.meta.url)), root, {
    recursive: true,
    filter: (path) => !['node_modules', '.pawl'].includes(basename(path)),
  });
  return root;
}
