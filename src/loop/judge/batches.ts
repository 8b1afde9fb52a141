/** What comes from a source, in groups: as many as are there, but none waits for those behind it. */
export async function* batches<T>(
  source: AsyncIterable<T> | Iterable<T>,
  most: number,
  waitMs: number,
): AsyncGenerator<readonly T[]> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : asAsync(source);
  let batch: T[] = [];
  let next = items.next();
  for (;;) {
    const found = batch.length === 0 ? await next : await within(next, waitMs);
    if (found === 'late') {
      yield batch;
      batch = [];
      continue;
    }
    if (found.done) break;
    batch.push(found.value);
    next = items.next();
    // It is awaited later; until then its failure is not unhandled.
    next.catch(() => {});
    if (batch.length < most) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* asAsync<T>(source: Iterable<T>): AsyncGenerator<T> {
  yield* source;
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, ms, 'late')));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
