import type { Looks } from '../answer.ts';
import { renderDiff } from '../diff.ts';
import { visible, type Paint } from '../paint.ts';
import { renderTable, wrap } from '../table.ts';
import type { Block, Part } from './block.ts';

/** A page for a terminal. */
export function toTerminal(blocks: readonly Block[], { paint, width }: Looks): string {
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'title':
        return [paint('heading', plainText(block.parts))];
      case 'heading':
        return ['', paint('heading', plainText(block.parts))];
      case 'subheading':
        return [
          '',
          ...wrap(plainText(block.parts), width - 2).map((it) => `  ${paint('name', it)}`),
        ];
      case 'line':
        return wrap(plainText(block.parts), width - 2).map((it) => `  ${it}`);
      case 'item':
        return itemLines(plainText(block.parts), width);
      case 'diff':
        return ['', renderDiff(block.file, block.before, block.after, paint)];
      case 'table':
        return tableLines(block.rows, paint).map((it) => `  ${it}`);
    }
  });
  return lines.join('\n');
}

function itemLines(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line, i) => `  ${i === 0 ? '- ' : '  '}${line}`);
}

function tableLines(rows: readonly (readonly string[])[], paint: Paint): string[] {
  const [head = []] = rows;
  const cells = rows.map((row) => row.map(visible));
  const align = head.map((_, i) => (i === 0 ? ('left' as const) : ('right' as const)));
  return renderTable(cells, align, (cell, row) => (row === 0 ? paint('dim', cell) : cell));
}

function plainText(parts: readonly Part[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : part.said))
    .map(visible)
    .join('');
}
