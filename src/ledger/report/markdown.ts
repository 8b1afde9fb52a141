import { visible } from '../../explain/index.ts';
import type { ChangeStory, Step } from './history.ts';
import type { Report } from './report.ts';
import { tilesOf } from './tiles.ts';

/** The report as Markdown. Whatever comes from code or people is text, never markup. */
export function toMarkdown(report: Report): string {
  const { project, ledger, madeAt, from, until, integrity, changes, oversight, mapped } = report;
  return `${[
    `# What Pawl did in ${text(project)}`,
    `Ledger ${text(ledger)}, ${day(from)} to ${day(until)}. Made ${minute(madeAt)}.`,
    `**${integrity.ok ? 'Intact' : 'BROKEN'}.** ${text(integrity.text)}`,
    ...integrity.caveats.map((caveat) => `> Not noticed here: ${text(caveat)}`),
    table(
      ['what', 'figure'],
      tilesOf(report.figures).map(({ label, figure }) => [label, String(figure)]),
    ),
    '## Changes',
    ...(changes.length > 0 ? changes.map(changeOf) : ['None yet.']),
    '## Oversight',
    oversight.length > 0 ? stepsOf(oversight) : 'The breaker never opened, and no level changed.',
    '## Rule books',
    'Where this record speaks to their points. It supports an assessment; it is none.',
    ...mapped.flatMap(({ book, source, points }) => [
      `### ${text(book)}`,
      text(source),
      table(
        ['point', 'asks for', 'what Pawl does', 'in this ledger'],
        points.map(({ point, asks, answer, here }) => [point, asks, answer, here]),
      ),
    ]),
  ].join('\n\n')}\n`;
}

function changeOf({ decision, fate, steps, gate }: ChangeStory): string {
  const { target, change, proposer, candidate, why, shown, files, findings } = decision;
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`${heading}:`, items.map((item) => `- ${text(item)}`).join('\n')];
  return [
    `### ${text(target)}: ${text(fate)}`,
    `${text(change)} by ${text(proposer)}, candidate ${text(candidate)}, decision ${text(gate.slice(0, 12))}`,
    ...list('Why', why),
    ...list('Evidence', shown),
    ...list(
      'Findings',
      findings.map(
        ({ severity, file, line, boundary, rule, message }) =>
          `${severity}: ${file}:${line} ${boundary}/${rule}: ${message}`,
      ),
    ),
    table(
      ['file', 'SHA-256 before', 'after'],
      files.map(({ file, before, after }) => [file, before ?? 'none', after ?? 'none']),
    ),
    stepsOf(steps),
  ].join('\n\n');
}

function stepsOf(steps: readonly Step[]): string {
  return table(
    ['entry', 'when', 'what', 'on whose word', 'reason'],
    steps.map(({ entry, at, what, who = '', reason = '' }) => [
      String(entry),
      minute(at),
      what,
      who,
      reason,
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(text).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Every character that Markdown or HTML could take for its own here is escaped. */
function text(raw: string): string {
  return (
    visible(raw)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\*_{}[\]()#!~]/g, '\\$&')
      .replace(/`/g, '&#96;')
      .replace(/[|]/g, '&#124;')
      // Readers make links and mentions of these by themselves, and a backslash does not stop them.
      .replace(/@/g, '&#64;')
      .replace(/:(?=\/\/)/g, '&#58;')
      .replace(/(www)[.]/gi, '$1&#46;')
      // At the start of a line they make lists and headings.
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
  );
}

function day(at: string): string {
  return text(at.slice(0, 10));
}

function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
