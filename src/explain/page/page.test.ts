import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../loop/answer.ts';
import type { Dissection } from '../../loop/dissection.ts';
import { plain } from '../paint.ts';
import { code, said } from './block.ts';
import { explanationOf, type Subject } from './explanation.ts';
import { toMarkdown } from './markdown.ts';
import { toTerminal } from './terminal.ts';
import { exampleText, outcomeText, outcomeTexts, valueText } from './value.ts';

const before = 'export function max(a, b) {\n  if (a < b) return a;\n  return b;\n}\n';
const at = before.indexOf('<');
const change = {
  operator: 'flip-comparison',
  edits: [{ start: at, end: at + 1, text: '>' }],
  reason: 'Compare the other way round',
};
const answer: Answer = {
  id: '4be1c09f12345678',
  file: 'src/max.js',
  symbol: 'max',
  before,
  after: before.replace('a < b', 'a > b'),
  changes: [change],
  evidence: {
    tests: 4,
    failedBefore: ['max > of two'],
    examples: 1,
    generated: 200,
    runner: 'vitest',
    runnerPassed: 4,
  },
};
const difference = {
  symbol: 'max',
  example: { calls: [{ args: [1, 2] }], origin: 'recorded' },
  answer: '[{"kind":"returned","value":2}]',
  other: '[{"kind":"threw","value":["error","TypeError","",[]]}]',
} as const;
const dissection: Dissection = {
  answer: answer.id,
  at: 0,
  ms: 1_500,
  seed: 1,
  tests: 4,
  inputs: 200,
  edits: [
    {
      line: 2,
      within: 'max',
      reachedBy: { failing: 1, failingTotal: 1, passing: 2, passingTotal: 3 },
    },
  ],
  without: [
    {
      taken: [0],
      failing: [{ test: 'max > of two', error: '1 is not 2' }],
      differing: 150,
      shown: difference,
    },
  ],
  consensus: {
    valid: 3,
    alike: 2,
    rivals: [{ id: 'aaaaaaaaaaaaaaaa', differing: 7, shown: difference }],
  },
  slower: [],
  gaps: [],
};
const rival = {
  id: 'aaaaaaaaaaaaaaaa',
  changes: [{ ...change, reason: 'Negate it' }],
  parents: [],
};
const subject: Subject = {
  run: {
    id: 'r-mwton3om00',
    request: {
      command: 'fix',
      root: '/p',
      file: 'src/max.js',
      seed: 1,
      budgetMs: 1,
      maxCandidates: 1,
      jail: true,
    },
    startedAt: 1,
  },
  answer,
  verdicts: [
    { candidate: rival, verdict: { valid: true, reached: 'tests', metrics: {} } },
    {
      candidate: { ...rival, id: 'bbbbbbbbbbbbbbbb' },
      verdict: {
        valid: false,
        stage: 'tests',
        reason: 'fails "max > of equals": 0 is not 1',
        metrics: { testsPassed: 3, testsTotal: 4 },
      },
    },
    {
      candidate: { ...rival, id: 'cccccccccccccccc' },
      verdict: {
        valid: false,
        stage: 'differential',
        reason: 'differs on generated input [0,-1]: 1 instead of 2',
        metrics: {},
      },
    },
  ],
  dissection,
};

describe('an explanation', () => {
  const page = toMarkdown(explanationOf(subject));

  it.each([
    'Fix of `src/max.js#max`',
    '1 failing test now passes, and the 3 others still do',
    '+  if (a > b) return a;',
    'Line 2 in `max`: `flip-comparison`',
    'What for: Compare the other way round',
    'Why there: 1 of 1 failing test and 2 of 3 passing ones ran this code',
    'Without it: 1 test fails, first `max > of two` (1 is not 2); 150 of 200 inputs give something else',
    '`max(1, 2)`: `2` with it, `throws TypeError` without',
    '3 candidates passed all tests; 1 of the others does the same as this one on all 200 inputs; 1 other behaviour',
    '`aaaaaaaa` Negate it: passed too, and differs on 7 inputs',
    '`bbbbbbbb` Negate it: rejected by tests: fails "max \\> of equals": 0 is not 1',
    '1 candidate: differs on generated input \\[0,-1\\]: 1 instead of 2',
    'Found by run `r-mwton3om00`. 3 candidates',
  ])('says: %s', (sentence) => {
    expect(page).toContain(sentence);
  });

  it('fits on one page', () => {
    expect(page.split('\n').length).toBeLessThan(60);
  });

  it('says nothing of what was neither recorded nor measured', () => {
    const { consensus: _, ...rest } = dissection;
    const bare = { ...rest, edits: [], without: [] };
    const text = toMarkdown(explanationOf({ ...subject, verdicts: [], dissection: bare }));
    expect(text).not.toMatch(/Why there|Without|Rivals|Counter|judged|Effect/);
  });

  it('says the same on a terminal, without markup', () => {
    const text = toTerminal(explanationOf(subject), { paint: plain, width: 200 });
    expect(text).toContain('max(1, 2): 2 with it, throws TypeError without');
    expect(text).not.toMatch(/[`#*]{2}|\\</);
  });

  it('tells bounds that could not be had as what they are, also after they were kept', () => {
    const effect = {
      ratio: 2,
      low: 0,
      high: null as never,
      confidence: 0.9,
      rounds: 6,
      strata: [],
    };
    const same = { taken: [0], failing: [], differing: 0, speed: effect };
    const text = toMarkdown(
      explanationOf({ ...subject, dissection: { ...dissection, without: [same] } }),
    );
    expect(text).toContain('it takes 2.00× the time (median of 6 paired rounds)');
  });
});

describe('text from a project', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '](javascript:alert(1))',
    '**approved** by @boss, see https://evil.example',
    '&lt;b&gt;',
    '| a | b |',
  ])('never becomes markup: %s', (hostile) => {
    const text = toMarkdown([{ kind: 'item', parts: [said(hostile)] }]);
    expect(text).not.toMatch(/(?<!\\)[<>[\]*|&@]|https?:/);
  });

  it('can not end a code span, a line or a diff', () => {
    const hostile = 'a```\n## Approved\n`b` \u202e';
    const [span, diff] = [
      toMarkdown([{ kind: 'item', parts: [code(hostile)] }]),
      toMarkdown([{ kind: 'diff', file: 'a', before: '', after: `${hostile}\n` }]),
    ];
    expect(span.trimEnd().split('\n')).toHaveLength(1);
    expect(span).toContain('````');
    expect(diff.split('\n').at(0)).toBe('````diff');
    expect(diff).not.toContain('\u202e');
  });

  it('property: one item is one line, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lines = toMarkdown([{ kind: 'item', parts: [said(text), code(text)] }]).split('\n');
        expect(lines).toHaveLength(2);
      }),
    );
  });
});

describe('values', () => {
  it.each([
    [['undefined'], 'undefined'],
    [['number', '-0'], '-0'],
    [['array', [1, ['hole'], 'a']], '[1, , "a"]'],
    [['object', [['a b', ['bigint', '3']]], ''], '{ "a b": 3n }'],
    [['map', [['k', ['set', [1]]]]], 'Map {"k" => Set {1}}'],
    [['error', 'RangeError', 'too far', []], 'RangeError: too far'],
    [['date', 0], 'Date 1970-01-01T00:00:00.000Z'],
    [['date', 9e15], 'Date 9000000000000000'],
  ] as const)('%j is %s', (value, text) => {
    expect(valueText(value as never)).toBe(text);
  });

  it('shows uses of classes and what they did', () => {
    const calls = [
      { method: 'push', args: [1] },
      { method: 'take', args: [] },
    ];
    const example = { construct: [3], calls, origin: 'recorded' } as const;
    expect(exampleText('Queue.take', example)).toBe('new Queue(3).push(1).take()');
    expect(outcomeText('')).toBe('does not end');
    expect(outcomeText('not JSON')).toBe('not JSON');
  });

  it('cuts long outcomes where they part', () => {
    const told = (end: string): string =>
      `[{"kind":"returned","value":"${'x'.repeat(200)}${end}"}]`;
    const [one, two] = outcomeTexts(told('one'), told('two'));
    expect(one.length).toBeLessThanOrEqual(60);
    expect(one).toMatch(/^…x+one"$/);
    expect(two).toMatch(/^…x+two"$/);
  });
});
