import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { parseCount, parseDuration, parseSeed } from './parse.ts';

describe('parseDuration', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['1.5m', 90_000],
    ['2h', 7_200_000],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '30', 's', '-1s', '0s', '0.2ms', '1e3s', '30 s', '30S', '999h', 'Infinitys', '٣s'])(
    'refuses %j',
    (text) => {
      expect(() => parseDuration(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe('parseCount', () => {
  it('takes whole numbers from 1', () => {
    expect(parseCount('1')).toBe(1);
    expect(parseCount('20000')).toBe(20_000);
  });

  it.each(['0', '-1', '1.5', '1e3', '', 'many', '99999999999999999999'])('refuses %j', (text) => {
    expect(() => parseCount(text)).toThrow(InvalidArgumentError);
  });
});

describe('parseSeed', () => {
  it('takes 32 bits', () => {
    expect([parseSeed('0'), parseSeed('4294967295')]).toEqual([0, 4_294_967_295]);
  });

  it.each(['4294967296', '-1', 'x', ''])('refuses %j', (text) => {
    expect(() => parseSeed(text)).toThrow(InvalidArgumentError);
  });
});
