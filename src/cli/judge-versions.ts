import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { languageOf } from '../candidate/index.ts';
import { UsageError } from '../fault.ts';
import type { Version } from '../loop/index.ts';

/** What `--candidate` is given for JSON Lines on standard input. */
const standardInput = '-';

const line = z.object({
  name: z.optional(z.string()),
  text: z.string(),
  money: z.optional(z.number().check(z.minimum(0))),
  tokens: z.optional(z.int().check(z.minimum(0))),
});

/** What making a version has cost, for the breaker's budgets. */
export interface Cost {
  readonly money: number;
  readonly tokens: number;
}

/**
 * The versions that the user named: files, the code files of folders in the order of their names,
 * and `-`: JSON Lines `{"name": …, "text": …}` on standard input, each as soon as it is there.
 *
 * @param spend - told of what a line says that it has cost
 * @throws UsageError when there is no such file, or a line is not what it should be.
 */
export async function* versionsFrom(
  paths: readonly string[],
  folder: string,
  input: NodeJS.ReadableStream,
  spend: (cost: Cost) => void = () => {},
): AsyncGenerator<Version> {
  for (const path of paths) {
    if (path === standardInput) yield* fromLines(input, spend);
    else yield* fromPath(path, resolve(folder, path));
  }
}

function* fromPath(name: string, path: string): Generator<Version> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats)
    throw new UsageError('no-such-file', `there is no candidate ${name}`, {
      hint: 'Name a file, a folder of files, or - for JSON Lines on standard input.',
    });
  if (!stats.isDirectory()) {
    yield { name, text: readFileSync(path, 'utf8') };
    return;
  }
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && languageOf(entry.name))
    .map((entry) => entry.name)
    .sort();
  if (files.length === 0)
    throw new UsageError('no-candidates', `there is no JavaScript or TypeScript file in ${name}`);
  for (const file of files)
    yield { name: join(name, file), text: readFileSync(join(path, file), 'utf8') };
}

async function* fromLines(
  input: NodeJS.ReadableStream,
  spend: (cost: Cost) => void,
): AsyncGenerator<Version> {
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (text.trim() === '') continue;
    const version = line.safeParse(jsonOf(text));
    if (!version.success)
      throw new UsageError('bad-line', `line ${number} of standard input is not a candidate`, {
        hint: 'Each line is an object: {"name": "first", "text": "the whole text of the file"}',
      });
    const { name = `line ${number}`, text: whole, money = 0, tokens = 0 } = version.data;
    spend({ money, tokens });
    yield { name, text: whole };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
