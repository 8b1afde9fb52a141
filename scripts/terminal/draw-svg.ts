import type { Colour, Row, Span } from './screen.ts';

const cell = { width: 8.4, height: 19 };
const margin = { x: 22, top: 50, bottom: 20 };
const paper = '#0d1117';
const ink = '#e6edf3';
const faint = '#8b949e';
const inks: Readonly<Record<Colour, string>> = {
  red: '#ff7b72',
  green: '#56d364',
  yellow: '#e3b341',
  blue: '#79c0ff',
  magenta: '#d2a8ff',
  cyan: '#76e3ea',
};
const font = `ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace`;

/** A terminal window as an SVG whose text is text: it can be selected, searched and read aloud. */
export function drawSvg(rows: readonly Row[], columns: number, title: string): string {
  const width = Math.ceil(columns * cell.width + 2 * margin.x);
  const height = margin.top + rows.length * cell.height + margin.bottom;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="${font}" font-size="14">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="${paper}" stroke="#30363d"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map(
      (fill, i) => `<circle cx="${24 + 20 * i}" cy="22" r="6" fill="${fill}"/>`,
    ),
    ...rows.flatMap((row, i) => drawRow(row, margin.top + i * cell.height)),
    '</svg>\n',
  ].join('\n');
}

function drawRow(row: Row, top: number): string[] {
  let column = 0;
  return row.flatMap((span) => {
    const at = column;
    column += [...span.text].length;
    return drawSpan(span, margin.x + at * cell.width, top);
  });
}

/** Each span stands where its column is, however wide the font of the reader is. */
function drawSpan({ text, style }: Span, left: number, top: number): string[] {
  const length = [...text].length * cell.width;
  const colour = style.colour ? inks[style.colour] : style.dim ? faint : ink;
  const out: string[] = [];
  if (style.inverse)
    out.push(
      `<rect x="${round(left)}" y="${top}" width="${round(length)}" height="${cell.height}" fill="${colour}"/>`,
    );
  if (text.trim() === '') return out;
  const looks = `fill="${style.inverse ? paper : colour}"${style.bold ? ' font-weight="bold"' : ''}`;
  out.push(
    `<text x="${round(left)}" y="${top + 14}" textLength="${round(length)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve" ${looks}>${escaped(text)}</text>`,
  );
  return out;
}

function round(length: number): string {
  return String(Math.round(length * 10) / 10);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
