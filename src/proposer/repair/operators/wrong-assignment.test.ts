import { describe, expect, it } from 'vitest';
import { wrongAssignment } from './wrong-assignment.ts';
import { textsOf } from './testing.ts';

describe('wrong-assignment', () => {
  it('compares instead of assigning, and the reverse', () => {
    const texts = textsOf(wrongAssignment, 'if (a = b) c === d');
    expect(texts).toEqual(expect.arrayContaining(['if (a === b) c === d', 'if (a = b) c = d']));
  });
});
