import { describe, expect, it } from 'vitest';
import { leavesOutOlderOnly, raisesFloorOnly } from './ranges.ts';

describe('raisesFloorOnly', () => {
  it.each([
    ['^1.2.5', '^1.3.0'],
    ['~1.2.5', '~1.2.6'],
    ['^0.1.0', '^0.1.1'],
    ['>=0.9.1', '>=1.1.0'],
    ['^1.0', '^1.0.1'],
    ['^7', '^7.4.1'],
    ['^v7.5.3', '^v7.5.4'],
    ['^0.5.2', '~0.5.2'],
    ['~1', '^1.2.0'],
    ['>=0.2.4-3', '>=0.2.5'],
    ['0.1.x', '>=0.1.43 <0.2'],
    ['>=2.6.1 <4', '^3.10.0'],
    ['>= 1.0 < 2', '>=1.2 <2.0.0'],
  ])('%s to %s lets in nothing new', (old, now) => {
    expect(raisesFloorOnly(old, now)).toBe(true);
  });

  it.each([
    ['^1.2.5', '^2.0.0'],
    ['^0.1.0', '^0.2.0'],
    ['^0.0.3', '^0.0.4'],
    ['~1.2.5', '~1.3.0'],
    ['~1.2.5', '^1.2.6'],
    ['^1.2.5', '^1.2.4'],
    ['^1.2.5', '1.2.6'],
    ['1.2.5', '1.2.6'],
    ['^1.2.5', '>=1.2.6'],
    ['^1.2.5', '^1.2.6-beta.1'],
    ['^1.2.5 <1.4', '^1.2.6'],
    ['^1.2.5', '^1.2.6 || ^2'],
    ['^0', '^1'],
    ['^0', '^0.3.0'],
    ['^0.0', '^0.0.4'],
    ['~1.2', '~1'],
    ['>=1', '^1'],
    ['>=1 <2', '>=1 <3'],
    ['1.2.x', '1.3.x'],
    ['1.x', '1.2.x'],
    ['>=1 <2', '>=1'],
    ['>=1', '>=1 <2'],
    ['>=0.2.4', '>=0.2.5-1'],
    [undefined, '^1.2.6'],
  ])('%s to %s may let in something new, or holds it', (old, now) => {
    expect(raisesFloorOnly(old, now)).toBe(false);
  });
});

describe('leavesOutOlderOnly', () => {
  it.each([
    [{ node: '>= 8.0.0' }, { node: '>= 16.0.0' }],
    [{}, { node: '>=6.0.0' }],
    [
      { node: '>=8', npm: '>=6' },
      { node: '>=10', npm: '>=6' },
    ],
    [{ node: '>= 0.4.x' }, { node: '>= 0.6.x' }],
  ])('%o to %o', (old, now) => {
    expect(leavesOutOlderOnly(old, now)).toBe(true);
  });

  it.each([
    [{ node: '>= 16.0.0' }, { node: '>= 8.0.0' }],
    [{ node: '>= 16.0.0' }, {}],
    [{ node: '>=8', npm: '>=6' }, { node: '>=10' }],
    [{ node: '>=8' }, { node: '8.1.0' }],
    [{ node: '>=18 <23' }, { node: '>=18' }],
    [{ node: '^18.0.0' }, { node: '>=18.0.0' }],
  ])('not %o to %o', (old, now) => {
    expect(leavesOutOlderOnly(old, now)).toBe(false);
  });
});
