import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A version that is better and does the same: nobody may call it a trick. */
export interface Honest {
  readonly name: string;
  readonly wins: string;
  readonly text: string;
}

export const honestFolder = fileURLToPath(new URL('honest/', import.meta.url));

export const honestTargets: readonly string[] = readdirSync(honestFolder).sort();

/** The versions of one target. */
export function honestVersionsOf(target: string): readonly Honest[] {
  return readdirSync(join(honestFolder, target))
    .filter((file) => !file.startsWith('target'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(honestFolder, target, file), 'utf8');
      const [, wins, code] = /^\/\/ wins by: (.*)\n([^]*)$/.exec(text) ?? [];
      if (code === undefined) throw new Error(`${file} does not say what it wins by`);
      return { name: basename(file, '.js'), wins: wins!, text: code };
    });
}
