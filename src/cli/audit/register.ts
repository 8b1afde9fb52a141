import { Argument, Option } from 'commander';
import type { Maker } from '../oversight/register.ts';
import { parseDuration } from '../parse.ts';

export interface AuditFlags {
  readonly json?: boolean;
  readonly budget: number;
  readonly jail: boolean;
}

const defaultBudget = '5m';

/** Adds `pawl audit` to the command line. */
export function addAudit({ command, folder, context, exit }: Maker): void {
  command('audit', 'Audit an answer with evidence that no proposer saw; sign what was found.', [
    'pawl audit',
    'pawl audit 4be1c09f --budget 2m',
    'pawl audit 4be1c09f --json',
  ])
    .addArgument(new Argument('[ID]', 'an answer or its run, or the start of its id (the newest)'))
    .addOption(new Option('--json', 'print events on stdout, one line of JSON each'))
    .addOption(
      new Option('--budget <TIME>', 'what is not finished by then is no pass: 30s, 5m')
        .argParser(parseDuration)
        .default(parseDuration(defaultBudget), defaultBudget),
    )
    .addOption(new Option('--no-jail', "run code without the operating system's jail"))
    .action(async (id: string | undefined, options: AuditFlags) => {
      const { audit } = await import('./audit-command.ts');
      exit(await audit(folder(), id, options, context));
    });
}
