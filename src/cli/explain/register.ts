import { Argument, Option } from 'commander';
import type { Maker } from '../oversight/register.ts';

export interface ExplainOptions {
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly output?: string;
  readonly again?: boolean;
}

/** Adds `pawl explain` to the command line. */
export function addExplain({ command, folder, context, exit }: Maker): void {
  command('explain', 'Explain an answer on one page: each edit, its measured effect, its rivals.', [
    'pawl explain',
    'pawl explain 4be1c09f --markdown > explanation.md',
    'pawl explain 4be1c09f --json -o explanation.json',
  ])
    .addArgument(new Argument('[ID]', 'an answer or its run, or the start of its id (the newest)'))
    .addOption(new Option('--markdown', 'print Markdown').conflicts('json'))
    .addOption(new Option('--json', 'print one line of JSON'))
    .addOption(
      new Option('-o, --output <FILE>', 'write it to FILE (as Markdown, or with --json as JSON)'),
    )
    .addOption(new Option('--again', 'measure again what was measured before'))
    .action(async (id: string | undefined, options: ExplainOptions) => {
      const { explain } = await import('./explain-command.ts');
      exit(await explain(folder(), id, options, context));
    });
}
