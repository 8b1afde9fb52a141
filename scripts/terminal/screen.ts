/** How a run of characters looks. */
export interface Style {
  readonly colour?: Colour;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly inverse?: boolean;
}
export type Colour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/** Characters in a row that look alike. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}
export type Row = readonly Span[];

interface Cell {
  readonly character: string;
  readonly style: Style;
}

const colours: Readonly<Record<string, Colour>> = {
  31: 'red',
  32: 'green',
  33: 'yellow',
  34: 'blue',
  35: 'magenta',
  36: 'cyan',
};

/**
 * The screen after a recorded output: lines, carriage returns, erased lines and the looks of text,
 * which is all that Pawl uses of a terminal.
 *
 * @throws Error on any other escape sequence, rather than drawing it wrong.
 */
export function screenOf(output: string): readonly Row[] {
  const lines: Cell[][] = [[]];
  let column = 0;
  let style: Style = {};
  // oxlint-disable-next-line no-control-regex -- escape sequences begin with one
  for (const [token] of output.matchAll(/\x1b\[[\d;]*[A-Za-z]|[\s\S]/gu)) {
    const line = lines.at(-1)!;
    if (token === '\n') lines.push([]);
    else if (token === '\r') column = 0;
    else if (token === '\x1b[2K') line.length = 0;
    else if (token.startsWith('\x1b[') && token.endsWith('m'))
      for (const code of token.slice(2, -1).split(';')) style = restyled(style, code);
    else if (token.startsWith('\x1b'))
      throw new Error(`unknown escape sequence ${JSON.stringify(token)}`);
    else line[column++] = { character: token, style };
  }
  const rows = lines.map(spansOf);
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

export function textOf(row: Row): string {
  return row.map((span) => span.text).join('');
}

function restyled(style: Style, code: string): Style {
  switch (code) {
    case '':
    case '0':
      return {};
    case '1':
      return { ...style, bold: true };
    case '2':
      return { ...style, dim: true };
    case '7':
      return { ...style, inverse: true };
    case '22':
      return { ...style, bold: false, dim: false };
    case '27':
      return { ...style, inverse: false };
    case '39': {
      const { colour: _, ...rest } = style;
      return rest;
    }
    default: {
      const colour = colours[code];
      if (!colour) throw new Error(`unknown look ${code}`);
      return { ...style, colour };
    }
  }
}

function spansOf(cells: readonly Cell[]): Row {
  const spans: Span[] = [];
  for (const { character, style } of cells) {
    const last = spans.at(-1);
    if (last && sameLooks(last.style, style))
      spans[spans.length - 1] = { style, text: last.text + character };
    else spans.push({ text: character, style });
  }
  return spans;
}

function sameLooks(a: Style, b: Style): boolean {
  return (
    a.colour === b.colour && !a.bold === !b.bold && !a.dim === !b.dim && !a.inverse === !b.inverse
  );
}
