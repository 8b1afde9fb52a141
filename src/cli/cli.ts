import { CommanderError, type Command } from 'commander';
import { UsageError } from '../fault.ts';
import type { Context, ExitCode } from './context.ts';
import { makeProgram } from './program.ts';

/**
 * Does what a command line says.
 *
 * @param args - without the program's name
 * @returns what the process is to end with
 */
export async function cli(
  args: readonly string[],
  version: string,
  context: Context,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = makeProgram(version, context, (ended) => {
    code = ended;
  });
  for (const command of [program, ...program.commands]) settle(command, context);
  try {
    if (args.length === 0) {
      context.stderr.write(program.helpInformation());
      return 2;
    }
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { reportError } = await import('./report-error.ts');
    return reportError(
      error instanceof CommanderError
        ? toUsageError(error, program.commands.find((each) => args.includes(each.name()))?.name())
        : error,
      context.stderr,
    );
  }
}

/** Errors are thrown, not printed; help fits the output. */
function settle(command: Command, { stdout, stderr }: Context): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(text),
    outputError: () => {},
    getOutHelpWidth: () => Math.min(stdout.columns ?? 80, 100),
    getErrHelpWidth: () => Math.min(stderr.columns ?? 80, 100),
  });
}

/** commander's message in one line; its suggestion, or its advice, as the hint. */
function toUsageError({ code, message }: CommanderError, command?: string): UsageError {
  const [line = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const [said = '', advice] = line.split(/\. (?=[A-Z])/);
  const near = /^\(Did you mean (.*)\?\)$/.exec(suggestion ?? '')?.[1];
  return new UsageError(code, said.replace(/\.$/, ''), {
    hint: near
      ? `Did you mean ${near}?`
      : (advice ?? `See pawl ${command === undefined ? '--help' : `help ${command}`}.`),
  });
}
