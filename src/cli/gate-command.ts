import { Argument, Option } from 'commander';
import { objectives } from '../boundary/change.ts';
import type { GateFlags } from './gate.ts';
import type { Maker } from './oversight/register.ts';
import { parseCount } from './parse.ts';

/** Adds `pawl gate` to the command line. */
export function addGate({ command, folder, context, exit }: Maker, version: string): void {
  command('gate', 'Judge a change by the boundaries, whoever made it.', [
    'pawl gate',
    'pawl gate --staged --objective fix',
    'pawl gate --base main --head HEAD --sarif pawl.sarif',
    'pawl gate --base origin/main --head HEAD --sign "Read it; ops knows"',
    'pawl gate 4be1c09f',
  ])
    .addArgument(new Argument('[ID]', 'an answer of Pawl, or the start of its id (the tree)'))
    .addOption(
      new Option(
        '--base <REV>',
        'compare with where the change left REV (HEAD, or main with --head)',
      ),
    )
    .addOption(
      new Option('--head <REV>', 'judge this revision (the working tree)').conflicts('staged'),
    )
    .addOption(new Option('--staged', 'judge what is staged'))
    .addOption(new Option('--objective <WHAT>', 'what the change is for').choices(objectives))
    .addOption(new Option('--target <FILE[#SYMBOL]>', 'what it set out to change'))
    .addOption(new Option('--json', 'print events on stdout, one line of JSON each'))
    .addOption(new Option('--sarif <FILE>', 'write the findings as SARIF 2.1.0'))
    .addOption(new Option('--no-jail', "run scanners without the operating system's jail"))
    .addOption(new Option('--no-record', 'write nothing to .pawl, so that nobody can sign for it'))
    .addOption(
      new Option('--sign <REASON>', 'sign for it, in a ref that can be pushed for CI').conflicts(
        'refuse',
      ),
    )
    .addOption(new Option('--refuse <REASON>', 'refuse it, likewise'))
    .addOption(new Option('--key <FILE>', "the SSH key to sign with (git's user.signingkey)"))
    .addOption(
      new Option('--days <N>', 'for how many days --sign counts').default(14).argParser(parseCount),
    )
    .action(async (id: string | undefined, flags: GateFlags) => {
      const { gateCommand } = await import('./gate.ts');
      exit(await gateCommand(folder(), id, flags, version, context));
    });
}
