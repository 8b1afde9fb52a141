import { styleText } from 'node:util';

/** What a piece of text is, for its looks. */
export type Look =
  | 'heading'
  | 'name'
  | 'dim'
  | 'added'
  | 'addedPart'
  | 'removed'
  | 'removedPart'
  | 'hunk'
  | 'good'
  | 'bad';

/** Gives a text its looks; the text has no escape sequences yet. */
export type Paint = (look: Look, text: string) => string;

/** For a reader that shows no colours. */
export const plain: Paint = (_, text) => text;

const formats = {
  heading: 'bold',
  name: 'cyan',
  dim: 'dim',
  added: 'green',
  addedPart: ['green', 'inverse'],
  removed: 'red',
  removedPart: ['red', 'inverse'],
  hunk: 'cyan',
  good: ['bold', 'green'],
  bad: ['bold', 'red'],
} as const;

/** For a terminal: ANSI escape sequences. */
export const coloured: Paint = (look, text) =>
  // A fresh array: the type of the format does not take a readonly one.
  styleText([formats[look]].flat(), text, { validateStream: false });

/**
 * Makes control characters visible, so that no text from a project can steer the terminal. Tabs
 * stay.
 */
export function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  return text.replace(/[\0-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
