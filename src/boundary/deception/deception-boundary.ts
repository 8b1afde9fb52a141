import type { Boundary } from '../boundary.ts';
import { contentFindings } from './content-rules.ts';
import { pathFindings } from './path-rules.ts';
import { deceptionRules } from './rules.ts';
import { characterFindings, nameFindings } from './text-rules.ts';

/** What a reviewer would not see as it is. */
export const deceptionBoundary: Boundary = {
  name: 'deception',
  rules: Object.values(deceptionRules),
  check: (view) =>
    view.files.flatMap((file) => [
      ...pathFindings(view, file),
      ...characterFindings(file),
      ...nameFindings(file),
      ...contentFindings(view, file),
    ]),
};
