import type { Code } from '../code/code.ts';
import { usesOf } from './uses.ts';

/** Members that answer, or only name things: none of them reaches out. */
const answering = /^(?:createServer|createSecureServer|Server|STATUS_CODES|METHODS)$/;

/** True when a file takes of a network module only what answers requests, as tests do for themselves. */
export function onlyServes(code: Code, module: string): boolean {
  const uses = usesOf(code).filter(
    ({ root }) => root.replace(/^module:(?:node:)?/, '') === module && root.startsWith('module:'),
  );
  return uses.every(({ path: [member], how }) =>
    member === undefined ? how === 'read' : answering.test(member),
  );
}
