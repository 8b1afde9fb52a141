import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Copies a case or an example to a folder of its own, with this project's dependencies beside it, so
 * that a run can write there.
 *
 * @param folder relative to `bench/`: `cases/one-edit`, `../examples/shop-vitest`
 * @returns the copy's root
 */
export function copyCase(folder: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'pawl-bench-'));
  const root = join(parent, 'case');
  mkdirSync(root);
  cpSync(fileURLToPath(new URL(`${folder}/`, import.meta.url)), root, {
    recursive: true,
    filter: (path) => !/(^|\/)(node_modules|\.pawl)(\/|$)/.test(path.slice(path.indexOf(folder))),
  });
  symlinkSync(
    fileURLToPath(new URL('../node_modules', import.meta.url)),
    join(parent, 'node_modules'),
  );
  return root;
}
