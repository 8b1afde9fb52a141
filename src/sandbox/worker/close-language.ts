import { createContext, Script } from 'node:vm';
import * as segments from '../realm/segments.ts';
import { World } from '../realm/world.ts';

let closed = false;

/**
 * Closes the objects of the language of this process for good: candidates that run in contexts of it
 * reach them through what Node hands out. As Node's `--frozen-intrinsics`, which takes a third of the
 * worker's start, whether such candidates come or not.
 */
export function closeLanguage(): void {
  if (closed) return;
  closed = true;
  segments.install();
  const bare = createContext();
  const names = new Script('Object.getOwnPropertyNames(globalThis)').runInContext(bare) as string[];
  const known = globalThis as never as Record<string, unknown>;
  const language = Object.fromEntries(names.map((name) => [name, known[name]]));
  new World(language, ['globalThis', 'console']).close();
}
