import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundle, KeptBundle, type Bundle } from './kept-bundle.ts';

let script: Promise<string> | undefined;

/** The harness as one script that defines `__pawl_dispatch`; made once a process. */
export function harnessScript(): Promise<string> {
  script ??= isSource ? fromCache() : readFile(new URL('./harness.js', import.meta.url), 'utf8');
  return script;
}

const isSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(`./realm/harness.${isSource ? 'ts' : 'js'}`, import.meta.url));

async function fromCache(): Promise<string> {
  const kept = new KeptBundle('harness.js', entry, bundleHarness);
  return kept.current() ?? kept.make();
}

export async function bundleHarness(): Promise<Bundle> {
  const { script: code, modules } = await bundle(
    {
      input: entry,
      platform: 'neutral',
      resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
      treeshake: true,
    },
    { format: 'iife', name: '__pawl_harness', minify: false },
  );
  // A function around it: what a script declares itself can't be deleted from the global object.
  const script = `(() => {\n${code}\nglobalThis.__pawl_dispatch = __pawl_harness.dispatch;\n})();`;
  return { script, modules };
}
