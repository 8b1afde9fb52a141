import { runInThisContext } from 'node:vm';

/** The value of what `literal` wrote. */
export function readLiteral(text: string): unknown {
  return runInThisContext(`(${text})`);
}
