import { describe, expect, it } from 'vitest';
import { chooseBugs } from './choose.ts';
import { judgeFix } from './judge.ts';
import { fixCases } from './packages.ts';
import { recordCase } from './workspace.ts';

const real = fixCases.find((one) => one.name === 'range-parser');
if (!real) throw new Error('the case is gone');
const recorded = recordCase(real, 1);

describe('judging a fix', () => {
  it('is fixed by the original text', () => {
    expect(judgeFix(recorded, `${recorded.original} `, recorded.original)).toEqual({
      kind: 'fixed',
    });
  });

  it('is no patch when nothing was written', () => {
    expect(judgeFix(recorded, 'same', 'same')).toEqual({ kind: 'no patch' });
  });

  it('sees a bug in the tests, and the same bug for the same seed', async () => {
    const bugs = await chooseBugs(recorded, 2, 7);
    expect(bugs).toHaveLength(2);
    for (const { text, failing } of bugs)
      expect(judgeFix(recorded, '', text)).toEqual({ kind: 'broken', wrong: failing });
    expect(await chooseBugs(recorded, 2, 7)).toEqual(bugs);
  });

  it('is only plausible when the tests are right and the rest is not', () => {
    const tested = JSON.stringify(recorded.tests.map((one) => one.use.args));
    const cheat = `${recorded.original}
const right = module.exports;
const tested = new Set(${tested});
module.exports = (...args) =>
  tested.has(literalOf(args)) ? right(...args) : 'anything';
function literalOf([size, str, options]) {
  const parts = [String(size), JSON.stringify(str)];
  if (options) {
    const own = Object.entries(options).map(([key, value]) => key + ': ' + value);
    parts.push(own.length === 0 ? '{}' : '{ ' + own.join(', ') + ' }');
  }
  return '[' + parts.join(', ') + ']';
}
`;
    expect(judgeFix(recorded, '', cheat)).toMatchObject({ kind: 'plausible' });
  });

  it('ends with a file that never does', () => {
    const endless = 'module.exports = () => { for (;;) {} };';
    expect(judgeFix(recorded, '', endless, 500)).toEqual({ kind: 'broken', wrong: 25 });
  });
});
