import type { Edit, Source } from '../../../candidate/index.ts';
import { coverageSites, type CoverageSite } from './sites.ts';

/** A counted place and the number that its counter is called with. */
export interface Site {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export interface Instrumented {
  /** At most one edit an offset, none overlapping, in source order. */
  readonly edits: readonly Edit[];
  readonly sites: readonly Site[];
}

/**
 * The edits that count visits: `call(3)` gives the counter's call as an expression, `__hit(3)`,
 * and may not contain a line break. The text still parses and behaves the same.
 */
export function instrument(source: Source, call: (id: number) => string): Instrumented {
  const sites = coverageSites(source);
  const opens = new Map<number, string>();
  const closes = new Map<number, string>();
  sites.forEach((site, id) => {
    opens.set(site.insertAt, (opens.get(site.insertAt) ?? '') + opening(site, call(id)));
    // Outer sites come first, so an inner one's closing text goes before theirs.
    const close = { before: '', block: '}', sequence: ')' }[site.insertion];
    if (close) closes.set(site.closeAt, close + (closes.get(site.closeAt) ?? ''));
  });
  const offsets = [...new Set([...opens.keys(), ...closes.keys()])].sort((a, b) => a - b);
  const edits = offsets.map((at) => ({
    start: at,
    end: at,
    text: (closes.get(at) ?? '') + (opens.get(at) ?? ''),
  }));
  return { edits, sites: sites.map(({ start, end }, id) => ({ id, start, end })) };
}

function opening(site: CoverageSite, call: string): string {
  if (site.insertion === 'block') return `{${call};`;
  if (site.insertion === 'sequence') return `(${call},`;
  return `${call};`;
}
