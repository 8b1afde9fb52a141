import { Argument, Command, Option } from 'commander';
import type { Command as Improvement } from '../loop/answer.ts';
import type { Context, ExitCode } from './context.ts';
import type { JudgeFlags } from './judge.ts';
import type { ReplayFlags } from './replay.ts';
import { addGate } from './gate-command.ts';
import { addAudit } from './audit/register.ts';
import { addExplain } from './explain/register.ts';
import { workingFolder } from './working-folder.ts';
import { addOversight } from './oversight/register.ts';
import { addRelease } from './release/register.ts';
import { parseCount, parseDuration, parseSeed } from './parse.ts';
import type { ObjectiveFlags } from './objective-of.ts';
import { parseImprove, parseLimits } from './parse-objective.ts';

/** Long enough for most functions, short enough to wait for. */
const defaultBudget = '60s';

interface ImproveOptions extends ObjectiveFlags {
  readonly json?: boolean;
  readonly write?: boolean;
  readonly budget: number;
  readonly maxCandidates?: number;
  readonly seed: number;
  readonly tests?: string;
  readonly jail: boolean;
}

/**
 * The command line as data and actions. An action says by `exit` what the process is to end with.
 * Rooms are loaded by the actions, so that `--help` and `--version` are fast.
 */
export function makeProgram(
  version: string,
  context: Context,
  exit: (code: ExitCode) => void,
): Command {
  const folders: string[] = [];
  const folder = (): string => workingFolder(context.cwd, folders);
  const folderOption = (): Option =>
    new Option('-C, --directory <DIR>', 'work as if started in DIR').argParser((each) => {
      folders.push(each);
    });
  const program = new Command('pawl')
    .description('Makes JavaScript and TypeScript code improve itself, and only ever forward.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [COMMAND]', 'print help for a command')
    .usage('COMMAND [OPTIONS]')
    .addOption(folderOption());
  const command = (usage: string, description: string, examples: readonly string[]): Command => {
    const made = new Command(usage.split(' ')[0])
      .description(description)
      .helpOption('-h, --help', 'print help')
      .addOption(folderOption())
      .addHelpText('after', `\nExamples:\n${examples.map((each) => `  $ ${each}`).join('\n')}`);
    program.addCommand(made);
    return made;
  };

  const improvement =
    (name: Improvement): ((argument: string, o: ImproveOptions) => void) =>
    async (argument, options) => {
      const { improveTarget } = await import('./improve-target.ts');
      const { objectiveOf } = await import('./objective-of.ts');
      const { json = false, write = false, budget: budgetMs, ...rest } = options;
      const objective = objectiveOf(options, folder());
      exit(
        await improveTarget(
          name,
          argument,
          folder(),
          { ...rest, budgetMs, ...(objective && { objective }) },
          { json, write },
          context,
        ),
      );
    };

  withImproveOptions(
    command('fix', 'Find a patch that makes failing tests pass, and verify it.', [
      'pawl fix src/search.ts',
      'pawl fix src/search.ts#binarySearch --write',
      'pawl fix -C packages/core src/parse.js --tests "test/parse*.js" --budget 2m',
    ]),
  )
    .addArgument(new Argument('<FILE[#SYMBOL]>', 'the file that is wrong, or one function of it'))
    .action(improvement('fix'));

  withImproveOptions(
    command('optimise', 'Make a function faster that does the same, and measure it.', [
      'pawl optimise src/text.ts#dedupe',
      'pawl optimise "src/queue.js#Queue.take" --budget 30s --write',
      'pawl optimise src/text.ts#dedupe --improve time,bytes --limit "heap<=1.1x,size<=1.5x"',
      'pawl optimise src/sort.ts#sort --metric metrics.js --improve comparisons --limit "time<=1.05x"',
      'pawl optimise src/text.ts#dedupe --json > events.jsonl',
    ]),
  )
    .alias('optimize')
    .addOption(improveOption())
    .addOption(limitOption())
    .addOption(metricOption())
    .addArgument(new Argument('<FILE#SYMBOL>', 'the function, or CLASS.METHOD, to make faster'))
    .action(improvement('optimise'));

  command('judge', 'Judge given versions of a target as the loop judges its own.', [
    'pawl judge src/text.ts#dedupe --candidate faster.ts',
    'pawl judge src/search.ts --candidate patches/ --objective fix --json',
    'propose | pawl judge src/text.ts#dedupe --candidate - --json',
  ])
    .addArgument(new Argument('<FILE[#SYMBOL]>', 'the file, or the function of it'))
    .addOption(
      new Option(
        '--candidate <PATH...>',
        'versions of the file: files, folders, - for JSON Lines {"name", "text"} on stdin',
      ),
    )
    .addOption(
      new Option('--objective <WHAT>', 'fix where tests fail, else faster').choices([
        'faster',
        'fix',
      ]),
    )
    .addOption(improveOption())
    .addOption(limitOption())
    .addOption(metricOption())
    .addOption(new Option('--json', 'print judgements on stdout, one line of JSON each'))
    .addOption(seedOption())
    .addOption(testsOption())
    .addOption(noJailOption())
    .action(async (argument: string, flags: JudgeFlags) => {
      const { judgeCommand } = await import('./judge.ts');
      exit(await judgeCommand(argument, folder(), flags, context));
    });

  command('show', 'Show what a run tried, what it found, and why that is right.', [
    'pawl show',
    'pawl show r-mf3k2 | less -R',
    'pawl show 4be1 --json',
  ])
    .addArgument(
      new Argument('[ID]', 'a run or an answer, or the start of its id (the newest run)'),
    )
    .addOption(new Option('--json', 'print one line of JSON'))
    .action(async (id: string | undefined, options: { json?: boolean }) => {
      const { show } = await import('./recorded.ts');
      exit(show(folder(), id, options.json ?? false, context));
    });

  command('apply', 'Write an answer to the working tree, by the law of the project.', [
    'pawl apply 4be1c09f',
    'pawl apply 4be1c09f --on-my-word',
  ])
    .addArgument(new Argument('<ID>', 'an answer or its run, or the start of its id'))
    .addOption(
      new Option('--on-my-word', 'answer for what a person must look at, where nobody need sign'),
    )
    .action(async (id: string, { onMyWord = false }: { onMyWord?: boolean }) => {
      const { apply } = await import('./recorded.ts');
      exit(await apply(folder(), id, onMyWord, context));
    });

  command('resume', 'Go on with a run that was stopped or killed.', [
    'pawl resume',
    'pawl resume r-mf3k2 --budget 5m',
  ])
    .addArgument(
      new Argument('[RUN]', 'the run, or the start of its id (the newest unfinished one)'),
    )
    .addOption(jsonOption())
    .addOption(writeOption())
    .addOption(budgetOption())
    .addOption(candidatesOption())
    .action(async (id: string | undefined, options: Partial<ImproveOptions>) => {
      const { resumePlan, recordedRoot } = await import('./recorded.ts');
      const { improve } = await import('./improve.ts');
      const { json = false, write = false, budget, maxCandidates } = options;
      const root = recordedRoot(folder());
      const plan = resumePlan(root, id, {
        ...(budget !== undefined && { budgetMs: budget }),
        ...(maxCandidates !== undefined && { maxCandidates }),
      });
      exit(await improve(root, plan, { json, write }, context));
    });

  addExplain({ command, folder, context, exit });
  addAudit({ command, folder, context, exit });
  command('replay', 'Do a recorded run again and compare: the same seed has to give the same.', [
    'pawl replay',
    'pawl replay r-mf3k2 --workers 1',
  ])
    .addArgument(new Argument('[RUN]', 'the run, or the start of its id (the newest run)'))
    .addOption(new Option('--workers <N>', 'worker processes (one a core)').argParser(parseCount))
    .addOption(new Option('--json', 'print one line of JSON'))
    .action(async (id: string | undefined, flags: ReplayFlags) => {
      const { replayCommand } = await import('./replay.ts');
      exit(await replayCommand(folder(), id, flags, context));
    });

  addOversight({ command, folder, context, exit });
  addRelease({ command, folder, context, exit });
  addGate({ command, folder, context, exit }, version);

  command('completion', 'Print a script that completes commands and options in a shell.', [
    'pawl completion bash >> ~/.bashrc',
    'pawl completion zsh > "${fpath[1]}/_pawl"',
    'pawl completion fish > ~/.config/fish/completions/pawl.fish',
  ])
    .addArgument(new Argument('<SHELL>').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completion } = await import('./completion.ts');
      context.stdout.write(completion(shell, program));
      exit(0);
    });

  return program.addHelpText(
    'after',
    `
Examples:
  $ pawl fix src/search.ts
  $ pawl optimise src/text.ts#dedupe
  $ pawl show
  $ pawl apply ID

Exit codes: 0 improved or nothing to do, 1 not improved, 2 wrong use, 3 fault.`,
  );
}

function withImproveOptions(command: Command): Command {
  return command
    .addOption(jsonOption())
    .addOption(seedOption())
    .addOption(budgetOption().default(parseDuration(defaultBudget), defaultBudget))
    .addOption(candidatesOption())
    .addOption(writeOption())
    .addOption(testsOption())
    .addOption(noJailOption());
}

function improveOption(): Option {
  return new Option(
    '--improve <METRICS>',
    'time, bytes, heap, size, or your own: all of these (time)',
  ).argParser(parseImprove);
}

function limitOption(): Option {
  return new Option(
    '--limit <LIMITS>',
    'what must hold, of the original: heap<=1.1x,size<=1.5x',
  ).argParser(parseLimits);
}

function metricOption(): Option {
  return new Option('--metric <FILE>', 'a module whose functions are metrics of your own');
}

function seedOption(): Option {
  return new Option('--seed <N>', 'start of all randomness').argParser(parseSeed).default(1);
}

function testsOption(): Option {
  return new Option('--tests <GLOB>', 'the tests to use (those that reach the file)');
}

function noJailOption(): Option {
  return new Option('--no-jail', "run code without the operating system's jail");
}

function jsonOption(): Option {
  return new Option('--json', 'print events on stdout, one line of JSON each');
}

function writeOption(): Option {
  return new Option('--write', 'write what was found to the working tree');
}

function budgetOption(): Option {
  return new Option('--budget <TIME>', 'time for the whole run: 500ms, 30s, 2m').argParser(
    parseDuration,
  );
}

function candidatesOption(): Option {
  return new Option('--max-candidates <N>', 'stop after N judged candidates').argParser(parseCount);
}
