import { setFlagsFromString } from 'node:v8';

/** V8's own limit, bytes of bytecode (`max_optimized_bytecode_size` in its flag-definitions.h). */
const usualBytes = 60 * 1024;
/** A function of a hundred lines and more, or one that holds dozens of versions. */
const smallBytes = 1_500;

/**
 * Runs with large functions left to the interpreter and the baseline compiler. A function that holds
 * many versions is optimised again for nearly each of them, beside the thread that judges and on a core
 * that another worker needs; when versions are quick, they are all done before that has paid.
 */
export async function withoutOptimisingLarge<T>(run: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--max-optimized-bytecode-size=${smallBytes}`);
  try {
    return await run();
  } finally {
    // What the engine keeps of the harness is taken only under the flags that it was made with.
    setFlagsFromString(`--max-optimized-bytecode-size=${usualBytes}`);
  }
}
