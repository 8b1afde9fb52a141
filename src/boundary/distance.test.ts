import { describe, expect, it } from 'vitest';
import { interfaceDistance, interfaceOf, textDistance } from './distance.ts';

const origin = `/** The price with tax. */
export function price(net: number, rate = 0.2): number {
  return net * (1 + rate);
}
export const names = (list: string[]) => list;
export class Queue {
  #items = [];
  push(item: string): void {}
}
function inner(x) {}
export { inner as outer };
`;
const now = (from: string, to: string): number =>
  interfaceDistance(interfaceOf('a.ts', origin)!, interfaceOf('a.ts', origin.replace(from, to))!);

describe('the distance of an interface', () => {
  it.each([
    ['net * (1 + rate)', 'net + net * rate'],
    ['#items = []', '#list = []'],
    ['function inner(x) {}', 'function inner(x) {}\nexport const more = 1;'],
  ])('is none where %j becomes %j', (from, to) => {
    expect(now(from, to)).toBe(0);
  });

  it.each([
    ['net: number', 'net: string'],
    ['): number', '): string'],
    ['rate = 0.2', 'rate = 0.1'],
    ['export function price', 'export function cost'],
    ['list: string[]', 'list: string[], more: number'],
    ['push(item: string)', 'push(item: number)'],
    ['inner as outer', 'inner as other'],
    ['The price with tax', 'The price without tax'],
    ['export const names', 'const names'],
  ])('is one where %j becomes %j', (from, to) => {
    expect(now(from, to)).toBe(1);
  });

  it('is unknown for what does not parse', () => {
    expect(interfaceOf('a.ts', 'export const')).toBeUndefined();
  });
});

describe('the distance of a text', () => {
  it.each([
    ['a\nb\nc\nd', 'a\nb\nc\nd', 0],
    ['a\nb\nc\nd', '  a\n\nb\nc\nd', 0],
    ['a\nb\nc\nd', 'a\nb\nc\ne', 0.25],
    ['a\nb\nc\nd', 'a', 0.75],
    ['a\nb', 'x\ny\nz\nw', 2],
    ['', 'x', 1],
  ])('from %j to %j is %d', (from, to, distance) => {
    expect(textDistance(from, to)).toBe(distance);
  });
});
