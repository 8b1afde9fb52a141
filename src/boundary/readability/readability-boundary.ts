import type { Boundary } from '../boundary.ts';
import { budgetFindings } from './budget.ts';
import { nameFindings } from './names.ts';
import { readabilityRules } from './rules.ts';
import { typeFindings } from './types.ts';
import { commentFindings } from './words.ts';

/** What a change costs whoever reads the code next. */
export const readabilityBoundary: Boundary = {
  name: 'readability',
  rules: Object.values(readabilityRules),
  check: (view) => [
    ...budgetFindings(view),
    ...nameFindings(view),
    ...commentFindings(view),
    ...typeFindings(view),
  ],
};
