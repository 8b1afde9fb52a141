/** The last step of `npm run build`: the harness as a package has it, so that no user bundles it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleHarness } from '../src/sandbox/harness-bundle.ts';

const { script } = await bundleHarness();
writeFileSync(fileURLToPath(new URL('../dist/sandbox/harness.js', import.meta.url)), script);
