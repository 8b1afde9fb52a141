import { describe, expect, it } from 'vitest';
import { keptOf, keys } from '../testing.ts';
import type { LedgerEvent } from '../kinds.ts';
import { readableEntries, verifyLedger, type Kept } from '../verify.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { reportOf } from './report.ts';

const nasty =
  '"><img src=x onerror=alert(1)>|`<b>`[x](javascript:1)\n# h\u202e @all www.a.b https://a.b';
const digest = 'ab'.repeat(32);
const by = { principal: 'alice@example.com', key: 'SHA256:k', signature: 's' };
const said = { reason: nasty, time: '2026-01-01T00:00:00Z' };

function decided(change: object = {}): LedgerEvent {
  return {
    kind: 'gate-decided',
    body: {
      candidate: 'c1',
      source: { kind: 'git', base: 'main', head: null },
      proposer: nasty,
      target: nasty,
      change: 'fix',
      provenEqual: false,
      protected: false,
      touchesRules: false,
      files: [{ file: `src/${nasty.replace(/[\n\u202e/]/g, '')}`, before: null, after: digest }],
      evidence: digest,
      boundaries: digest,
      findings: [
        {
          boundary: nasty,
          rule: nasty,
          file: nasty,
          line: 1,
          message: nasty,
          mend: nasty,
          severity: 'note',
        },
      ],
      decision: 'pending',
      reason: nasty,
      why: [nasty],
      shown: [nasty],
      ...change,
    },
  };
}

/** The report on a decision, and on what `later` makes of it by its hash. */
function report(later: (gate: string) => LedgerEvent[], spoil = (kept: Kept) => kept) {
  const gate = keptOf([decided()]).rows[1]!.hash;
  const kept = spoil(keptOf([decided(), ...later(gate)]));
  const verification = verifyLedger(kept, [], keys.publicKey);
  const entries = readableEntries(kept);
  return reportOf(nasty, verification, entries, [nasty], Date.UTC(2026, 5, 1));
}

const common = (gate: string) => ({ gate, candidate: 'c1' });
const signed = (gate: string): LedgerEvent => ({
  kind: 'sign-off-given',
  body: { ...common(gate), ...said, by },
});
const accepted = (gate: string, people = 1): LedgerEvent => ({
  kind: 'candidate-accepted',
  body: {
    ...common(gate),
    people: people === 0 ? [] : [{ principal: by.principal, key: by.key, signOff: digest }],
    level: 2,
    envelope: { payloadType: 't', payload: '', signatures: [] },
  },
});
const applied = (gate: string): LedgerEvent => ({
  kind: 'candidate-applied',
  body: { ...common(gate), accepted: digest, where: nasty },
});
const back = (gate: string): LedgerEvent => ({
  kind: 'release-rolled-back',
  body: { ...common(gate), release: null, reason: nasty },
});
const refused = (gate: string): LedgerEvent => ({
  kind: 'sign-off-refused',
  body: { ...common(gate), ...said, another: false, by: null },
});

describe('the story of a change', () => {
  it.each([
    ['waits', []],
    ['waits', [signed]],
    ['refused by a person', [signed, refused]],
    ['accepted', [signed, accepted]],
    ['applied', [signed, accepted, applied]],
    ['rolled back', [signed, accepted, applied, back]],
  ] as const)('%s', (fate, steps) => {
    const { changes } = report((gate) => steps.map((step) => step(gate)));
    expect(changes).toMatchObject([{ fate }]);
    expect(changes[0]?.steps).toHaveLength(steps.length + 1);
  });

  it('says on whose word, and when it was on nobody’s', () => {
    const people = report((gate) => [signed(gate), accepted(gate)]).changes[0]?.steps;
    expect(people).toMatchObject([
      {},
      { what: 'signed for', who: 'alice@example.com (SHA256:k)' },
      { who: 'alice@example.com' },
    ]);
    const alone = report((gate) => [accepted(gate, 0)]);
    expect(alone.changes[0]?.steps[1]?.who).toBe('nobody: it passed alone at level 2');
    expect(alone.figures).toMatchObject({ accepted: 1, alone: 1, signed: 0 });
  });
});

describe('the page', () => {
  const everything = (gate: string): LedgerEvent[] => [
    signed(gate),
    refused(gate),
    accepted(gate),
    applied(gate),
    back(gate),
    { kind: 'breaker-opened', body: { breaker: nasty, reason: nasty } },
  ];

  it('has no markup but its own, and fetches nothing', () => {
    const html = toHtml(report(everything));
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map(([, tag]) => tag));
    for (const foreign of ['img', 'b', 'script', 'a', 'link']) expect(tags).not.toContain(foreign);
    const attributes = [...html.matchAll(/<[^>]+>/g)].map(([tag]) => tag).join('');
    expect(attributes).not.toMatch(/\s(?:on\w+|src|href)=/);
    expect(html).not.toContain('\u202e');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;');
  });

  it('has no markup but its own in Markdown', () => {
    const markdown = toMarkdown(report(everything));
    expect(markdown).not.toMatch(/<img|<b>|[^\\]\[x\]|\]\(|`|@|:\/\/|www[.]|\u202e/);
    expect(markdown.split('\n').filter((line) => line.startsWith('# '))).toEqual([
      expect.stringContaining('What Pawl did'),
    ]);
    // Each row of each table has as many cells as its head.
    for (const table of markdown
      .trim()
      .split('\n\n')
      .filter((part) => part.startsWith('| '))) {
      const cells = table.split('\n').map((line) => line.split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('says first that the ledger is broken', () => {
    const broken = report(everything, (kept) => ({ ...kept, rows: kept.rows.toSpliced(2, 1) }));
    expect(broken.integrity).toMatchObject({ ok: false });
    expect(toHtml(broken)).toContain('<strong>Broken</strong>');
    expect(toMarkdown(broken)).toContain('**BROKEN.** Broken at entry 2 \\(dropped\\)');
  });

  it('speaks to the points of both rule books', () => {
    const markdown = toMarkdown(report(everything));
    for (const point of ['Art. 12', 'Art. 14', 'Art. 19', 'PO.4', 'PS.2', 'PW.7', 'RV.1'])
      expect(markdown).toContain(`| ${point.replace(/[()]/g, '\\$&')}`);
  });

  it('tells what audits found of a change, whatever they say', () => {
    const envelope = { payloadType: 't', payload: '', signatures: [] };
    const body = {
      candidate: 'c1',
      target: nasty,
      passed: false,
      reason: nasty,
      key: 'k',
      envelope,
    };
    const other = { ...body, candidate: 'c2', passed: true };
    const made = report(() => [
      { kind: 'audit-ended', body },
      { kind: 'audit-ended', body: other },
    ]);
    const steps = made.changes[0]!.steps.map(({ what }) => what);
    expect(steps).toEqual(['the gate: pending', 'the audit rejected it']);
    expect(toHtml(made)).not.toContain('<img');
  });
});
