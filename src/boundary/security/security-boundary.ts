import type { Boundary } from '../boundary.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained } from './count.ts';
import { errorFindings } from './errors.ts';
import { guardFindings } from './guard-rules.ts';
import { numberFindings } from './numbers.ts';
import { protectionFindings } from './protections.ts';
import { securityRules } from './rules.ts';
import { sinkFindings } from './sinks.ts';
import { textFindings } from './texts.ts';
import { weakeningsOf } from './weakenings.ts';

/** What the change takes away of what kept the code safe. */
export const securityBoundary: Boundary = {
  name: 'security',
  rules: Object.values(securityRules),
  check: (view) => [
    ...guardFindings(view),
    ...protectionFindings(view),
    ...weakeningFindings(view),
    ...numberFindings(view),
    ...errorFindings(view),
    ...sinkFindings(view),
    ...textFindings(view),
  ],
};

function weakeningFindings(view: View): Finding[] {
  return gained(view, 'weakenings', (code) => weakeningsOf(code)).map(
    ({ code, node, message, key }) =>
      found(
        securityRules[key.split(' ')[0] as 'tls' | 'setting' | 'crypto' | 'secret'],
        code.at(node),
        message,
      ),
  );
}
