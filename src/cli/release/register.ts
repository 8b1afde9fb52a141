import { Argument, Option } from 'commander';
import { parseReason } from '../parse.ts';
import type { Maker } from '../oversight/register.ts';
import type { ReleaseFlags } from './release-command.ts';
import type { RollbackFlags } from './rollback-command.ts';

/** The commands that ship a change and take it back. */
export function addRelease({ command, folder, context, exit }: Maker): void {
  command('release', 'Commit an approved change to a branch, or open a pull request.', [
    'pawl release 4be1c09f',
    'pawl release 4be1c09f --branch fixes --onto main',
    'pawl release 4be1c09f --onto main --pr',
    'pawl release --status',
  ])
    .addArgument(new Argument('[ID]', 'a candidate, or the start of its id'))
    .addOption(new Option('--branch <NAME>', 'to this branch (pawl/ID)'))
    .addOption(new Option('--onto <REV>', 'on this revision (the branch, or HEAD)'))
    .addOption(new Option('--pr', 'push it, and open a pull request with gh'))
    .addOption(new Option('--remote <NAME>', 'push it there').default('origin'))
    .addOption(new Option('--status', 'tell what was released, and where it is'))
    .addOption(new Option('--json', 'print one line of JSON each'))
    .addOption(new Option('--no-jail', "run the tests without the operating system's jail"))
    .action(async (id: string | undefined, flags: ReleaseFlags & { status?: boolean }) => {
      if (flags.status) {
        const { statusCommand } = await import('./status-command.ts');
        exit(await statusCommand(folder(), id, flags.json ?? false, context));
        return;
      }
      const { releaseCommand } = await import('./release-command.ts');
      exit(await releaseCommand(folder(), id, flags, context));
    });

  command('rollback', 'Take a released change back, and what built on it.', [
    'pawl rollback 4be1c09f --reason "Wrong for an empty list"',
    'pawl rollback 4be1c09f --failing "most([])"',
    'pawl rollback 4be1c09f --branch hotfix --case incident.test.js',
  ])
    .addArgument(new Argument('<ID>', 'a candidate, or the start of its id'))
    .addOption(
      new Option('--reason <TEXT>', 'why, in a sentence')
        .default('no reason was given')
        .argParser(parseReason),
    )
    .addOption(new Option('--branch <NAME>', 'on this branch (the one that has it)'))
    .addOption(
      new Option('--failing <CALL>', 'keep a test that this gives what it gave').conflicts('case'),
    )
    .addOption(new Option('--case <FILE>', 'keep this test, which fails with the change'))
    .addOption(new Option('--json', 'print one line of JSON'))
    .addOption(new Option('--no-jail', "run the test without the operating system's jail"))
    .action(async (id: string, flags: RollbackFlags) => {
      const { rollbackCommand } = await import('./rollback-command.ts');
      exit(await rollbackCommand(folder(), id, flags, context));
    });
}
