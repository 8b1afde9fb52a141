import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

let bundled: Promise<string> | undefined;

/** The harness as one script that defines `__pawl_dispatch`; bundled once a process. */
export function harnessScript(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const entry = fileURLToPath(new URL(`./realm/harness.${extension}`, import.meta.url));
  const build = await rolldown({
    input: entry,
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
    logLevel: 'silent',
    treeshake: true,
  });
  const { output } = await build.generate({
    format: 'iife',
    name: '__pawl_harness',
    minify: false,
  });
  await build.close();
  // A function around it: what a script declares itself can't be deleted from the global object.
  return `(() => {\n${output[0].code}\nglobalThis.__pawl_dispatch = __pawl_harness.dispatch;\n})();`;
}
