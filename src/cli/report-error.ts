import { PawlFault, UsageError } from '../fault.ts';
import { visible } from '../explain/index.ts';
import type { ExitCode, Output } from './context.ts';

/** Prints an error: known ones in one line and a hint, unknown ones with their stack. */
export function reportError(error: unknown, stderr: Output): ExitCode {
  if (UsageError.isInstance(error) || PawlFault.isInstance(error)) {
    stderr.write(`pawl: ${visible(error.message)}\n`);
    if (error.hint) stderr.write(`  ${visible(error.hint)}\n`);
    return UsageError.isInstance(error) ? 2 : 3;
  }
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`pawl: this should not happen: ${shown}\n`);
  return 3;
}
