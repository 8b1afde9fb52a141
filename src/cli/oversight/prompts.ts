import * as clack from '@clack/prompts';

/** A choice of several. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** How a person is asked; undefined when they want to stop. */
export interface Prompts {
  /** Whether there is somebody to ask. */
  readonly ready: boolean;
  choose<T extends string>(question: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  write(question: string, hint: string): Promise<string | undefined>;
}

/** In the terminal. */
export const terminalPrompts: Prompts = {
  ready: process.stdin.isTTY && process.stdout.isTTY,
  async choose(message, choices) {
    const options = choices.map((choice) => ({ ...choice }));
    const answer = await clack.select<string>({ message, options });
    return clack.isCancel(answer) ? undefined : (answer as (typeof choices)[number]['value']);
  },
  async write(message, placeholder) {
    const validate = (text: string | undefined) =>
      text?.trim() ? undefined : 'A reason is needed: it is what others will read.';
    const answer = await clack.text({ message, placeholder, validate });
    return clack.isCancel(answer) ? undefined : answer.trim();
  },
};
