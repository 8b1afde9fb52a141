import { Argument, Option } from 'commander';
import type { Maker } from '../oversight/register.ts';
import { parseDuration } from '../parse.ts';

export interface AuditFlags {
  /** The revision that a change is compared with; absent: an answer of Pawl's own is audited. */
  readonly base?: string;
  readonly objective?: (typeof objectives)[number];
  readonly tests?: string;
  readonly json?: boolean;
  readonly budget: number;
  readonly jail: boolean;
}

const defaultBudget = '5m';
/** What a change may be for, as far as it matters to the audit: what says which behaviour is right. */
const objectives = ['refactor', 'optimise', 'fix'] as const;

/** Adds `pawl audit` to the command line. */
export function addAudit({ command, folder, context, exit }: Maker): void {
  command(
    'audit',
    'Audit an answer, or a change of one file, with evidence that no proposer saw; sign what was found.',
    [
      'pawl audit',
      'pawl audit 4be1c09f --budget 2m',
      'pawl audit src/text.ts --base main',
      'pawl audit src/text.ts#dedupe --base main --objective optimise',
    ],
  )
    .addArgument(
      new Argument(
        '[WHAT]',
        'an answer or its run, or the start of its id (the newest); with --base, FILE or FILE#FUNCTION',
      ),
    )
    .addOption(
      new Option('--base <REVISION>', 'audit what the working tree changes of FILE since then'),
    )
    .addOption(
      new Option(
        '--objective <WHAT>',
        'with --base: what it is for; refactor, unless said otherwise, keeps what the file does',
      ).choices(objectives),
    )
    .addOption(new Option('--tests <GLOB>', 'with --base: the tests that it is judged by'))
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
