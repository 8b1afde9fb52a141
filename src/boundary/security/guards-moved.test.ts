import { describe, expect, it } from 'vitest';
import { foundBetween } from '../testing.ts';

const copy = (body: string): string => `export function copy(from, to) {
  for (const key in from) {
    ${body}
  }
  return to;
}
`;
const skipped = copy('if (!from.hasOwnProperty(key)) continue;\n    to[key] = from[key];');

describe('a check that skipped', () => {
  it.each([
    'if (Object.prototype.hasOwnProperty.call(from, key)) {\n      to[key] = from[key];\n    }',
    'if (Object.hasOwn(from, key)) to[key] = from[key];',
    'if (!hasOwn.call(from, key)) continue;\n    to[key] = from[key];',
  ])('may stand around the rest, and ask otherwise: %s', (body) => {
    expect(foundBetween(skipped, copy(body))).not.toContain('sign-off security/pollution');
  });

  it.each([
    'to[key] = from[key];',
    'if (!Object.hasOwn(from, key)) {\n      to[key] = from[key];\n    }',
    'if (Object.hasOwn(from, key)) log(key);\n    to[key] = from[key];',
    'if (Object.hasOwn(from, key)) log(key);\n    else to[key] = from[key];',
    'if (from[key]) {\n      to[key] = from[key];\n    }',
  ])('is missed: %s', (body) => {
    expect(foundBetween(skipped, copy(body)).join()).toMatch(/security\/(?:pollution|guard)/);
  });
});
