import { describe, expect, it } from 'vitest';
import { PawlFault, UsageError } from './fault.ts';

describe('PawlFault', () => {
  it('keeps its code, message, hint and cause', () => {
    const cause = new Error('ENOSPC');
    const fault = new PawlFault('disk-full', 'the disk is full', { hint: 'Free some.', cause });
    expect(fault).toMatchObject({ code: 'disk-full', message: 'the disk is full' });
    expect(fault.hint).toBe('Free some.');
    expect(fault.cause).toBe(cause);
  });

  it('has no cause of its own when none was given', () => {
    expect('cause' in new PawlFault('x', 'y')).toBe(false);
  });

  it('knows its instances, subclasses and copies made elsewhere', () => {
    class StoreLike extends PawlFault {}
    const fromAnotherCopy = { [Symbol.for('pawl.fault')]: true };
    expect(
      [new PawlFault('x', 'y'), new StoreLike('x', 'y'), fromAnotherCopy].map(isFault),
    ).toEqual([true, true, true]);
    expect([new Error('x'), new UsageError('x', 'y'), null, 'fault'].map(isFault)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('UsageError', () => {
  it('is told apart from faults', () => {
    expect(UsageError.isInstance(new UsageError('x', 'y'))).toBe(true);
    expect(UsageError.isInstance(new PawlFault('x', 'y'))).toBe(false);
  });
});

function isFault(value: unknown): boolean {
  return PawlFault.isInstance(value);
}
