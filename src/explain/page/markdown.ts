import { renderDiff } from '../diff.ts';
import { plain, visible } from '../paint.ts';
import type { Block, Part } from './block.ts';

/** A page as Markdown (CommonMark with tables). What a project said stays text, whatever it says. */
export function toMarkdown(blocks: readonly Block[]): string {
  let out = '';
  let before: Block['kind'] | undefined;
  for (const block of blocks) {
    const tight = block.kind === 'item' && before === 'item';
    out += `${out === '' ? '' : tight ? '\n' : '\n\n'}${blockText(block)}`;
    before = block.kind;
  }
  return `${out}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${inline(block.parts)}`;
    case 'heading':
      return `## ${inline(block.parts)}`;
    case 'subheading':
      return `### ${inline(block.parts)}`;
    case 'line':
      return inline(block.parts);
    case 'item':
      return `- ${inline(block.parts)}`;
    case 'diff': {
      const diff = renderDiff(block.file, block.before, block.after, plain);
      const fence = '`'.repeat(Math.max(3, longestRun(diff) + 1));
      return `${fence}diff\n${diff}\n${fence}`;
    }
    case 'table':
      return tableText(block.rows);
  }
}

function inline(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      return 'code' in part ? codeSpan(part.code) : escaped(part.said);
    })
    .join('');
}

/** Whatever could be markup, an entity, an address or a mention. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>&|~#@!]/g, '\\$&')
    .replace(/(https?):/g, '$1\\:')
    .replace(/\b(www)\./g, '$1\\.');
}

function codeSpan(text: string): string {
  const shown = visible(text) || ' ';
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[`\s]|[`\s]$/.test(shown) ? ' ' : '';
  return ticks + pad + shown + pad + ticks;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function tableText([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
