import type { Command } from 'commander';

/** Shells that a completion can be made for. */
export type Shell = 'bash' | 'zsh' | 'fish';

interface Completed {
  readonly names: readonly string[];
  readonly description: string;
  /** Long and short flags with their descriptions. */
  readonly options: readonly { readonly flags: readonly string[]; readonly description: string }[];
  /** Takes a file. */
  readonly file: boolean;
  readonly choices: readonly string[];
}

/** A script that completes commands, options and files; made from the program itself. */
export function completion(shell: Shell, program: Command): string {
  return scripts[shell](program.commands.map(describe));
}

const scripts: Record<Shell, (commands: readonly Completed[]) => string> = { bash, zsh, fish };

function describe(command: Command): Completed {
  const argument = command.registeredArguments[0];
  return {
    names: [command.name(), ...command.aliases()],
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => ({
        flags: [option.long, option.short].filter((flag) => typeof flag === 'string'),
        description: option.description,
      })),
    file: argument?.name().startsWith('FILE') ?? false,
    choices: argument?.argChoices ?? [],
  };
}

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(({ names, options, choices, file }) => {
    const words = [...options.flatMap(({ flags }) => flags), ...choices].join(' ');
    return `    ${names.join('|')}) words='${words}'; files=${file ? 1 : ''} ;;`;
  });
  return `_pawl() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= words files= i
  if [[ $previous == -C || $previous == --directory ]]; then
    COMPREPLY=($(compgen -d -- "$word"))
    return
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      -C | --directory) ((i++)) ;;
      -*) ;;
      *) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command in
    '') words='${commands.flatMap(({ names }) => names).join(' ')} help --help --version -C' ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [[ $files && $word != -* ]]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _pawl pawl
`;
}

function zsh(commands: readonly Completed[]): string {
  const quote = (text: string): string => text.replace(/[[\]:']/g, (each) => `\\${each}`);
  const list = commands.flatMap(({ names, description }) =>
    names.map((name) => `    ${JSON.stringify(`${name}:${description}`)}`),
  );
  const cases = commands.map(({ names, options, file, choices }) => {
    const flags = options.flatMap((option) =>
      option.flags.map((flag) => `"${flag}[${quote(option.description)}]"`),
    );
    const rest = file
      ? '"*:file:_files"'
      : choices.length > 0
        ? `":shell:(${choices.join(' ')})"`
        : '';
    return `    ${names.join('|')}) _arguments ${[...flags, rest].filter(Boolean).join(' ')} ;;`;
  });
  return `#compdef pawl
_pawl() {
  local -a commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _pawl ]; then _pawl "$@"; else compdef _pawl pawl; fi
`;
}

function fish(commands: readonly Completed[]): string {
  const quote = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const lines = commands.flatMap(({ names, description, options, file, choices }) => {
    const used = `-n '__fish_seen_subcommand_from ${names.join(' ')}'`;
    return [
      ...names.map(
        (name) =>
          `complete -c pawl -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
      ),
      ...options.map(({ flags, description: said }) => {
        const parts = flags.map((flag) =>
          flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
        );
        return `complete -c pawl ${used} ${parts.join(' ')} -d ${quote(said)}`;
      }),
      `complete -c pawl ${used} ${file ? '-F' : `-f${choices.length > 0 ? ` -a '${choices.join(' ')}'` : ''}`}`,
    ];
  });
  return `${lines.join('\n')}\n`;
}
