import type { Boundary } from '../boundary.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { is } from '../../candidate/index.ts';
import { calleeName } from '../code/literal.ts';
import { gained, lost } from './count.ts';
import { coverageFindings } from './coverage.ts';
import { errorFindings } from './errors.ts';
import { guardFindings } from './guard-rules.ts';
import { listFindings } from './lists.ts';
import { loosenedFindings, schemaFindings } from './loosened.ts';
import { numberFindings } from './numbers.ts';
import { logSinkFindings } from './log-sinks.ts';
import { orderFindings } from './order.ts';
import { protectionFindings } from './protections.ts';
import { exclusionFindings } from './exclusion.ts';
import { filterFindings } from './filters.ts';
import { headerFindings } from './headers.ts';
import { memoKeyFindings } from './memo-keys.ts';
import { openedFindings } from './opened.ts';
import { policyFindings } from './policies.ts';
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
    ...orderFindings(view),
    ...logSinkFindings(view),
    ...protectionFindings(view),
    ...coverageFindings(view),
    ...listFindings(view),
    ...loosenedFindings(view),
    ...schemaFindings(view),
    ...weakeningFindings(view),
    ...randomnessFindings(view),
    ...numberFindings(view),
    ...errorFindings(view),
    ...sinkFindings(view),
    ...exclusionFindings(view),
    ...filterFindings(view),
    ...headerFindings(view),
    ...memoKeyFindings(view),
    ...openedFindings(view),
    ...policyFindings(view),
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

/** Randomness that can't be guessed, and that is no longer asked for. */
function randomnessFindings(view: View): Finding[] {
  const strong =
    /^(?:randomBytes|randomFill|randomFillSync|getRandomValues|randomUUID|randomInt|generateKey|generateKeySync|nanoid)$/;
  return lost(view, 'randomness', (code) =>
    code.nodes.flatMap((node) =>
      is(node, 'CallExpression') && strong.test(calleeName(node) ?? '')
        ? [{ key: 'random', node, message: `${calleeName(node)} is no longer called` }]
        : [],
    ),
  ).map(({ file, code, node, message }) =>
    found(securityRules.crypto, { ...code.at(node), file: file.path }, message),
  );
}
