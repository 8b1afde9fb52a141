import { ruleId, type Rule } from '../../src/boundary/index.ts';

/** Every rule as Markdown, a table for each boundary. */
export function rulesTable(rules: readonly Rule[]): string {
  return [...Map.groupBy(rules, ({ boundary }) => boundary)]
    .map(([boundary, own]) => {
      const rows = own.map(
        (rule) =>
          `| \`${ruleId(rule)}\` | ${rule.severity}${rule.fixed ? ' (fixed)' : ''} | ${plain(rule.finds)} | ${plain(rule.mend)} |`,
      );
      return [
        `### ${boundary}`,
        '',
        '| rule | severity | finds | mend |',
        '| --- | --- | --- | --- |',
        ...rows,
        '',
      ].join('\n');
    })
    .join('\n');
}

/** Underscores and stars as they are, not as emphasis. */
function plain(text: string): string {
  return text.replace(/[_*]/g, '\\$&');
}
