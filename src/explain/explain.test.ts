import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { StoredRun, StoredVerdict } from '../durable/store.ts';
import type { Effect, Verdict } from '../evaluator/verdict.ts';
import type { Answer } from '../loop/answer.ts';
import { renderDiff } from './diff.ts';
import { renderEffect } from './effect.ts';
import { coloured, plain, renderAnswer, renderRun, visible } from './index.ts';

const before = 'export function max(a, b) {\n  if (a < b) return a;\n  return b;\n}\n';
const after = before.replace('a < b', 'a > b');
const change = {
  operator: 'flip-comparison',
  edits: [{ start: before.indexOf('<'), end: before.indexOf('<') + 1, text: '>' }],
  reason: 'Compare the other way round',
};
const answer: Answer = {
  id: '4be1c09f12345678',
  file: 'src/max.js',
  symbol: 'max',
  before,
  after,
  changes: [change],
  evidence: {
    tests: 1_234,
    failedBefore: ['max > of two', 'max > of equals'],
    examples: 1,
    generated: 2_000,
    runner: 'vitest',
    runnerPassed: 3,
  },
};
const effect: Effect = {
  ratio: 12.34,
  low: 11.8,
  high: 1_290,
  confidence: 0.99,
  rounds: 60,
  strata: [
    { label: 'recorded', ratio: 1.07, baselineMicros: 0.84, candidateMicros: 0.785 },
    { label: 'n≈10000', ratio: 1_234.5, baselineMicros: 123_456, candidateMicros: 100 },
  ],
};
const run: StoredRun = {
  id: 'r-mwton3om00',
  request: {
    command: 'fix',
    root: '/p',
    file: 'src/max.js',
    symbol: 'max',
    seed: 1,
    budgetMs: 60_000,
    maxCandidates: 100,
    jail: true,
  },
  startedAt: 1_000,
  endedAt: 5_200,
  counts: { judged: 1_500, valid: 1, perSecond: 3_100.4 },
};
const looks = { paint: plain, width: 80 };

describe('renderDiff', () => {
  it('is unified, with three lines of context', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `line ${index}`);
    const changed = lines.with(4, 'other');
    expect(renderDiff('a.js', `${lines.join('\n')}\n`, `${changed.join('\n')}\n`, plain)).toBe(
      [
        '--- a.js',
        '+++ a.js',
        '@@ -2,7 +2,7 @@',
        ' line 1',
        ' line 2',
        ' line 3',
        '-line 4',
        '+other',
        ' line 5',
        ' line 6',
        ' line 7',
      ].join('\n'),
    );
  });

  it('says the same in colours, and emphasises what changed within a line', () => {
    const painted = renderDiff('a.js', before, after, coloured);
    expect(stripVTControlCharacters(painted)).toBe(renderDiff('a.js', before, after, plain));
    expect(painted).toContain('\x1b[7m<\x1b[27m');
    expect(painted).toContain('\x1b[7m>\x1b[27m');
  });

  it('shows inserted and removed lines, ends without a newline, and CR LF as a line end', () => {
    expect(
      renderDiff('a.js', 'a\r\nb\r\n', 'a\r\nx\r\ny\r\nb', plain).split('\n').slice(2),
    ).toEqual(['@@ -1,2 +1,4 @@', ' a', '-b', '+x', '+y', '+b', '\\ No newline at end of file']);
  });

  it('lets no text steer the terminal', () => {
    const painted = renderDiff('a\x1b[2J.js', 'a\n', 'b\x1b]0;title\x07\u202e\n', plain);
    // oxlint-disable-next-line no-control-regex -- these must not be there
    expect(painted).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
    expect(painted).toContain('+b^[]0;title^G\\u202e');
  });
});

describe('renderEffect', () => {
  it('has the ratio, its interval and a table by size', () => {
    expect(renderEffect(effect, plain)).toEqual([
      '12.3× faster  99 % interval 11.8× to 1,290×, 60 paired rounds',
      'inputs    before   after  speed-up',
      'recorded  840 ns  785 ns     1.07×',
      'n≈10000   123 ms  100 µs    1,235×',
    ]);
  });

  it('lets sizes that got slower stand out, and no others', () => {
    const [recorded, big] = effect.strata.map((stratum) => ({ ...stratum, ratio: 0.8 }));
    const strata = [recorded ?? [], effect.strata[0] ?? [], big ?? []].flat();
    const bad = renderEffect({ ...effect, strata }, coloured).map((line) => line.includes('[31m'));
    expect(bad).toEqual([false, false, true, false, true]);
  });

  it('is one line when sizes were not told apart', () => {
    expect(renderEffect({ ...effect, strata: [] }, plain)).toHaveLength(1);
  });
});

describe('renderAnswer', () => {
  it('has the change, its reason, the evidence, the effect, the search and the rivals', () => {
    const text = renderAnswer({ ...answer, effect }, run, verdicts(), looks);
    expect(text.split('\n')).toEqual([
      'Fixed src/max.js#max  4be1c09f12345678 from run r-mwton3om00',
      '',
      ...renderDiff('src/max.js', before, after, plain).split('\n'),
      '',
      'Why',
      '  line 2  flip-comparison',
      '    Compare the other way round',
      '',
      'Evidence',
      '  1,234 tests pass in the jail; 2 of them failed before:',
      '    ✓ max > of two',
      '    ✓ max > of equals',
      '  1 recorded call with the same outcome as before',
      '  2,000 generated inputs looked at',
      '  vitest: 3 tests pass in a jailed copy of the project',
      '',
      'Effect',
      ...renderEffect(effect, plain).map((line) => `  ${line}`),
      '',
      'Search',
      '  1,500 candidates judged, 3,100 a second; 1 valid',
      '  rejected:',
      '    1  by parse  Unexpected token at line 3',
      '    2  by tests  expected 1 to be 2',
      '',
      '  operator         tried  valid',
      '  flip-comparison      3      1',
      '  drop-statement       1      0',
      '',
      'Also valid',
      '  aaaaaaaa  Compare the other way round  4 of 4 tests',
      '  If one of these is what you meant, add a test that tells them apart.',
    ]);
  });

  it('leaves out what there is none of', () => {
    const text = renderAnswer(answer, run, [], { paint: plain, width: 80 });
    expect(text).not.toMatch(/Effect|Also valid|rejected|operator/);
  });

  it('counts a candidate once, by its last verdict', () => {
    const [first] = verdicts();
    const again = { ...first, verdict: rejected('project-tests', 'vitest failed') };
    const text = renderAnswer(answer, run, [...verdicts(), again as StoredVerdict], looks);
    expect(text).toContain('1  by project-tests  vitest failed');
    expect(text).not.toContain('Also valid');
  });

  it('keeps lines within the width, but for the diff and its names', () => {
    const long = { ...change, reason: 'Compare the other way round because '.repeat(9) };
    const text = renderAnswer({ ...answer, changes: [long] }, run, verdicts(), {
      ...looks,
      width: 60,
    });
    const why = text.slice(text.indexOf('Why'));
    expect(Math.max(...why.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('renderRun', () => {
  it('says how a run ended and what came near', () => {
    const ended = { ...run, outcome: { kind: 'not-improved', reason: 'time is up' } } as const;
    const text = renderRun(ended, verdicts(), looks);
    expect(text).toContain(
      'fix src/max.js#max  run r-mwton3om00, 4.2 s\nNot improved: time is up\n',
    );
    expect(text.slice(text.indexOf('Nearest'))).toBe(
      [
        'Nearest misses',
        '  bbbbbbbb  Compare the other way round; Comp…  3 of 4 tests, expected 7 to be 3',
        '  cccccccc  Compare the other way round  1 of 4 tests, expected 1 to be 2',
      ].join('\n'),
    );
  });

  it('says that a run without an end can be gone on with', () => {
    const { endedAt: _, counts: __, ...open } = run;
    expect(renderRun(open, [], looks)).toContain('Not ended: ');
    expect(renderRun(open, [], looks)).toContain('nothing was judged');
    expect(renderRun({ ...run, outcome: { kind: 'interrupted' } }, [], looks)).toContain(
      'Interrupted: pawl resume goes on with it',
    );
  });
});

describe('visible', () => {
  it('keeps tabs and letters, and shows the rest', () => {
    expect(visible('a\tä×\x00\x1b\x7f\x9b\r\n')).toBe('a\tä×^@^[\\u007f\\u009b^M^J');
  });
});

/** Two ways that failed, one that did not parse, one that is valid. */
function verdicts(): StoredVerdict[] {
  const near = { testsPassed: 3, testsTotal: 4 };
  return [
    stored('a', ['flip-comparison'], {
      valid: true,
      reached: 'project-tests',
      metrics: { testsPassed: 4, testsTotal: 4 },
    }),
    stored('c', ['flip-comparison'], {
      ...rejected('tests', 'expected 1 to be 2'),
      metrics: { testsPassed: 1, testsTotal: 4 },
    }),
    stored('b', ['flip-comparison', 'drop-statement'], {
      ...rejected('tests', 'expected 7 to be 3'),
      metrics: near,
    }),
    stored('d', [], rejected('parse', 'Unexpected token at line 3')),
  ];
}

function stored(id: string, operators: string[], verdict: Verdict): StoredVerdict {
  const changes = operators.map((operator) => ({ ...change, operator }));
  return { candidate: { id: id.repeat(16), changes, parents: [] }, verdict };
}

function rejected(stage: 'parse' | 'tests' | 'project-tests', reason: string): Verdict {
  return { valid: false, stage, reason, metrics: {} };
}
