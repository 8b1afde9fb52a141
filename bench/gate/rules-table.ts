/** Prints the table of docs/guide/boundaries.md: `node bench/gate/rules-table.ts`. */
import { allRules } from '../../src/boundary/index.ts';
import { rulesTable } from './rules-markdown.ts';

process.stdout.write(rulesTable(allRules));
