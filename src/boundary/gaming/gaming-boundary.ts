import type { Boundary } from '../boundary.ts';
import { behaviourFindings } from './behaviour.ts';
import { gamingRules } from './rules.ts';
import { specialCaseFindings } from './special-case.ts';

/** The measure is served instead of what it measures. */
export const gamingBoundary: Boundary = {
  name: 'gaming',
  rules: Object.values(gamingRules),
  check: (view) => [...behaviourFindings(view), ...specialCaseFindings(view)],
};
