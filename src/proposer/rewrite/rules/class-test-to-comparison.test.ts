import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { classTestToComparison } from './class-test-to-comparison.ts';

const inputs = "[['a'], ['Z'], ['5'], ['_'], ['-'], ['\u00e9']]";

describe('class-test-to-comparison', () => {
  it.each([
    ['return /[a-z]/.test(c);', "return c >= 'a' && c <= 'z';"],
    [
      'return /^[a-zA-Z_]$/.test(c) ? 1 : 0;',
      "c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c === '_' ? 1 : 0",
    ],
    ['return !/\\d/.test(c);', "return !(c >= '0' && c <= '9');"],
    ['return /[a-f]/i.test(c);', "c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'"],
    ['return c.match(/[\\w-]/) !== null;', "c === '-'"],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(c: string) {\n  ${before}\n}\n`;
    expect(survivors(classTestToComparison, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    'return /[a-z]+/.test(c);',
    'return /[^a-z]/.test(c);',
    'return /ab/.test(c);',
    'return /[a-z]/g.test(c);',
  ])('leaves %s', (body) => {
    expect(changes(classTestToComparison, `function f(c: string) { ${body} }`)).toEqual([]);
  });
});
