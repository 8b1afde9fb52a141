import { expect, it } from 'vitest';
import { OutcomeGatherer, unpack } from './outcome-table.ts';

const reads = { clock: 0, randomness: 0 };

it('numbers what realms told anew, and gives the texts back', () => {
  const gatherer = new OutcomeGatherer();
  gatherer.learn(['a', 'b']);
  const first = gatherer.numbers('0,1,0');
  // Another realm counts from 0 again.
  gatherer.restart();
  gatherer.learn(['c', 'a']);
  const second = gatherer.numbers('1,0');
  gatherer.learn(['d']);
  const third = gatherer.numbers('2');
  expect(gatherer.texts).toEqual(['a', 'b', 'c', 'd']);
  const results = [first, second, third, gatherer.numbers('')].map((outcomes) => ({
    outcomes,
    reads,
  }));
  expect(unpack({ texts: gatherer.texts, results }).map((it) => it.outcomes)).toEqual([
    ['a', 'b', 'a'],
    ['a', 'c'],
    ['d'],
    [],
  ]);
});

it('takes no number for an outcome that was never told', () => {
  const gatherer = new OutcomeGatherer();
  gatherer.learn(['a']);
  for (const told of ['1', '-1', '0,', 'x', '0.5', '__proto__'])
    expect(() => gatherer.numbers(told)).toThrow('never told');
});
