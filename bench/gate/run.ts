/**
 * `npm run bench:gate`: which of the hostile changes are stopped and named, which of the good ones get
 * a finding that asks for a person, and how long judging takes. With a folder: its `hostile` and `good`
 * instead of those of the repository.
 *
 * `npm run bench:gate -- --real [N]`: what the gate finds in steps between published versions of
 * packages, which the npm client fetches. `--half tuning|held-out`, `--batch N`, `--only NAME`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCorpus } from './corpus.ts';
import { runReal } from './real/run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    real: { type: 'boolean', default: false },
    half: { type: 'string' },
    batch: { type: 'string' },
    only: { type: 'string' },
  },
});
const [first] = positionals;

if (values.real) runReal({ ...values, limit: Number(first ?? Infinity) });
else runCorpus(first && resolve(first));
