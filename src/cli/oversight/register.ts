import { Argument, Option, type Command } from 'commander';
import type { Context, ExitCode } from '../context.ts';
import { parseReason } from '../parse.ts';
import type { BreakerAction } from './breaker-command.ts';

/** What commands are made with: see `makeProgram`. */
export interface Maker {
  readonly command: (usage: string, description: string, examples: readonly string[]) => Command;
  readonly folder: () => string;
  readonly context: Context;
  readonly exit: (code: ExitCode) => void;
}

interface LedgerOptions {
  readonly json?: boolean;
  readonly key?: string;
  readonly checkpoint?: readonly string[];
}

interface SignOptions {
  readonly key?: string;
  readonly reason: string;
}

const ledgerActions = ['start', 'verify', 'export', 'checkpoint', 'key'] as const;

/** The commands by which people watch over what Pawl does: review, sign, reject, ledger, breaker, drift, report. */
export function addOversight({ command, folder, context, exit }: Maker): void {
  command('review', 'Decide on what waits for a person: see it, approve it, refuse it.', [
    'pawl review',
    'pawl review 4be1 --key ~/.ssh/id_ed25519',
    'pawl review --list --json',
  ])
    .addArgument(new Argument('[ID]', 'a candidate, or the start of its id (all that wait)'))
    .addOption(new Option('--list', 'only list what waits'))
    .addOption(new Option('--json', 'print one line of JSON each'))
    .addOption(keyOption())
    .action(
      async (id: string | undefined, options: { list?: boolean; json?: boolean; key?: string }) => {
        const { review } = await import('./review-command.ts');
        exit(await review(folder(), id, options, context));
      },
    );

  command('sign', 'Sign for a change with an SSH key, without a question.', [
    'pawl sign 4be1c09f --reason "Read it; the new test covers it"',
    'pawl sign 4be1c09f --reason "Fine" --key ~/.ssh/id_ed25519_sk',
  ])
    .addArgument(new Argument('<ID>', 'a candidate, or the start of its id'))
    .addOption(reasonOption())
    .addOption(keyOption())
    .action(async (id: string, { key, reason }: SignOptions) => {
      const { signCommand } = await import('./sign-command.ts');
      exit(await signCommand(folder(), id, reason, key, context));
    });

  command('reject', 'Refuse a change; the reason is evidence for the search.', [
    'pawl reject 4be1c09f --reason "Wrong for negative numbers"',
    'pawl reject 4be1c09f --reason "Too clever" --another',
  ])
    .addArgument(new Argument('<ID>', 'a candidate, or the start of its id'))
    .addOption(reasonOption())
    .addOption(new Option('--another', 'ask the search for another'))
    .addOption(keyOption())
    .action(async (id: string, options: SignOptions & { another?: boolean }) => {
      const { rejectCommand } = await import('./sign-command.ts');
      const { key, reason, another = false } = options;
      exit(await rejectCommand(folder(), id, reason, another, key, context));
    });

  command('ledger', 'Start the record of what is decided, verify it, or hand it out.', [
    'pawl ledger start',
    'pawl ledger verify',
    'pawl ledger verify --checkpoint ~/safe/checkpoint.json',
    'pawl ledger export > ledger.jsonl',
    'pawl ledger checkpoint > ~/safe/checkpoint.json',
    'pawl ledger key > ~/safe/ledger-key.pem',
  ])
    .addArgument(new Argument('<ACTION>', 'what to do').choices(ledgerActions))
    .addOption(new Option('--json', 'verify: print one line of JSON'))
    .addOption(new Option('--key <FILE>', 'verify: the public key that must have signed it'))
    .addOption(
      new Option('--checkpoint <FILE>', 'verify: a checkpoint that was kept elsewhere')
        .default([], 'none')
        .argParser((file: string, before: readonly string[]) => [...before, file]),
    )
    .action(async (action: (typeof ledgerActions)[number], options: LedgerOptions) => {
      const { ledgerCommand } = await import('./ledger-command.ts');
      exit(ledgerCommand(folder(), action, options, context));
    });

  command('breaker', 'See what stopped everything; stop it, or let it go on.', [
    'pawl breaker',
    'pawl breaker open --reason "The last three fixes look alike"',
    'pawl breaker half-open --reason "One more, watched" --key ~/.ssh/id_ed25519',
    'pawl breaker close --reason "It was the flaky test"',
  ])
    .addArgument(
      new Argument('[ACTION]', 'what to do')
        .choices(['state', 'open', 'close', 'half-open'])
        .default('state'),
    )
    .addOption(new Option('--reason <TEXT>', 'why, in a sentence').argParser(parseReason))
    .addOption(keyOption())
    .addOption(new Option('--json', 'state: print one line of JSON'))
    .action(async (action: BreakerAction, options: Partial<SignOptions> & { json?: boolean }) => {
      const { breakerCommand } = await import('./breaker-command.ts');
      exit(await breakerCommand(folder(), action, options, context));
    });

  command('drift', 'See how far targets have come from generation 0, and their budgets.', [
    'pawl drift',
    'pawl drift src/text.ts#dedupe',
    'pawl drift --json | jq .distance',
  ])
    .addArgument(new Argument('[TARGET]', 'FILE or FILE#SYMBOL from the root (all that are kept)'))
    .addOption(new Option('--json', 'print one line of JSON each'))
    .action(async (target: string | undefined, options: { json?: boolean }) => {
      const { driftCommand } = await import('./drift-command.ts');
      exit(driftCommand(folder(), target, options.json ?? false, context));
    });

  command('report', 'Report what changed, why, on whose word, and how it did.', [
    'pawl report > report.md',
    'pawl report --html > report.html',
  ])
    .addOption(new Option('--html', 'a page of its own (Markdown)'))
    .action(async (options: { html?: boolean }) => {
      const { reportCommand } = await import('./report-command.ts');
      exit(reportCommand(folder(), options.html ?? false, context));
    });
}

function keyOption(): Option {
  return new Option('--key <FILE>', "the SSH key to sign with (git's user.signingkey)");
}

function reasonOption(): Option {
  return new Option('--reason <TEXT>', 'why, in a sentence')
    .argParser(parseReason)
    .makeOptionMandatory();
}
