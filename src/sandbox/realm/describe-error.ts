import { call, NativeError } from './intrinsics.ts';

const { slice } = String.prototype;

/** An error in at most some lines, whatever it is made of. */
export function describeError(error: unknown): string {
  try {
    if (error instanceof NativeError)
      return call(slice, `${error.name}: ${error.message}`, 0, 2_000);
    return `thrown: ${call(slice, String(error), 0, 500)}`;
  } catch {
    return 'an error that can not be shown';
  }
}
