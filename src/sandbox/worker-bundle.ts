import { fileURLToPath } from 'node:url';
import { bundle, KeptBundle, type Bundle } from './kept-bundle.ts';

const isSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(`./worker/main.${isSource ? 'ts' : 'js'}`, import.meta.url));
let file: string | undefined;

/**
 * The file that a worker process runs. In a checkout, that is one file made of all that it needs,
 * since its own take three times as long to load; until that is made, the first of its own.
 */
export function workerFile(): string {
  return (file ??= isSource ? fromCache() : entry);
}

function fromCache(): string {
  const kept = new KeptBundle('worker.mjs', entry, bundleWorker);
  if (kept.current() !== undefined) return kept.path;
  // For the next process: this one does not wait for it.
  kept.make().catch(() => {});
  return entry;
}

function bundleWorker(): Promise<Bundle> {
  return bundle({ input: entry, platform: 'node', external: ['isolated-vm'] }, { format: 'esm' });
}
