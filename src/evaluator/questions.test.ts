import { describe, expect, it } from 'vitest';
import { limitsOf, sizeOf, weighs, type Objective } from './objective.ts';
import { complaint, questionsOf, rankOf, type Figures } from './questions.ts';

const strictness = { alpha: 0.01, margin: 0.01, maxRounds: 40, giveUp: 0.05 };

function answersTo(objective: Objective, figures: Figures, blocks = 14) {
  const questions = questionsOf(objective, strictness);
  for (let i = 0; i < blocks; i++) for (const question of questions) question.ask(figures);
  return questions;
}

const decisionsOn = (objective: Objective, figures: Figures) =>
  answersTo(objective, figures).map((it) => it.decision());

describe('an objective', () => {
  const both: Objective = { improve: ['time', 'bytes'], limits: [{ metric: 'heap', most: 1.1 }] };

  it('asks for each improvement and each limit', () => {
    const figures = { time: [2, 1], bytes: [100, 50], heap: [10, 11] } as const;
    expect(decisionsOn(both, figures)).toEqual(['faster', 'faster', 'faster']);
    expect(decisionsOn(both, { ...figures, heap: [10, 11.2] })[2]).toBe('not-faster');
    expect(decisionsOn(both, { ...figures, bytes: [100, 100] })[1]).toBe('not-faster');
  });

  it('is kept at the very limit', () => {
    const objective: Objective = { improve: [], limits: [{ metric: 'bytes', most: 1 }] };
    expect(decisionsOn(objective, { bytes: [7, 7], time: [1, 1] })).toEqual(['faster', 'faster']);
  });

  it('rejects what was not measured, or is no number', () => {
    for (const wrong of [[NaN, NaN], [1, 0], [Infinity, 1], undefined] as const)
      for (const metric of ['time', 'bytes', 'heap'] as const) {
        const figures: Record<string, readonly [number, number]> = {
          time: [2, 1],
          bytes: [2, 1],
          heap: [2, 1],
        };
        if (wrong) figures[metric] = wrong;
        else delete figures[metric];
        expect(decisionsOn(both, figures)).toContain('not-faster');
        expect(rankOf(figures, both)).toBeNaN();
      }
  });

  it('lets time get only a little worse where nothing is said of it', () => {
    const lean: Objective = { improve: ['bytes'], limits: [] };
    expect(limitsOf(lean)).toEqual([{ metric: 'time', most: 1.1 }]);
    expect(limitsOf({ ...lean, limits: [{ metric: 'time', most: 3 }] })).toHaveLength(1);
    expect(limitsOf({ improve: ['time'], limits: [] })).toEqual([]);
    expect(decisionsOn(lean, { bytes: [4, 1], time: [1, 1.2] })).toEqual(['faster', 'not-faster']);
  });

  it('weighs memory only where it is asked about', () => {
    expect(weighs({ improve: ['time'], limits: [{ metric: 'size', most: 1 }] })).toBe(false);
    expect(weighs(both)).toBe(true);
  });

  it('ranks by the least gain, and drops what is far from its limits', () => {
    expect(rankOf({ time: [3, 1], bytes: [2, 1], heap: [1, 1] }, both)).toBe(2);
    expect(rankOf({ time: [3, 1], bytes: [2, 1], heap: [1, 2] }, both)).toBeNaN();
  });

  it('tells figures as the candidate over the original, and why it complains', () => {
    const [bytes] = answersTo(
      { improve: [], limits: [{ metric: 'bytes', most: 1.5 }] },
      { bytes: [50, 100] },
    );
    expect(bytes!.effect()).toEqual({
      metric: 'bytes',
      ratio: 2,
      low: 2,
      high: 2,
      baseline: 50,
      candidate: 100,
      limit: 1.5,
    });
    expect(complaint(bytes!)).toBe('not shown to keep bytes<=1.5x: 2.000x, 2.000 to 2.000');
  });
});

it('takes the size of code without its layout and comments', () => {
  expect(sizeOf('  // why\n  let  a =\n    1; /* or\n not */')).toBe('let a = 1;'.length);
});
