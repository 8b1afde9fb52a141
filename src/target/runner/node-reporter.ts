import type { TestEvent } from 'node:test/reporters';

interface Started {
  readonly name: string;
  readonly nesting: number;
}

/**
 * A reporter for `node --test`: one JSON line a test, with the names of the suites around it.
 * Children are told before their suite ends, so the path is made from what has started.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const paths = new Map<string, Started[]>();
  const pathOf = (file: string): Started[] => {
    let path = paths.get(file);
    if (!path) paths.set(file, (path = []));
    return path;
  };
  for await (const event of events) {
    if (event.type === 'test:start') {
      const { name, nesting, file = '' } = event.data;
      const path = pathOf(file);
      path.length = Math.min(path.length, nesting);
      path[nesting] = { name, nesting };
    } else if (event.type === 'test:pass' || event.type === 'test:fail') {
      const { name, nesting, file = '', details, skip, todo } = event.data;
      if (skip !== undefined || todo !== undefined || details.type === 'suite') continue;
      const around = pathOf(file)
        .slice(0, nesting)
        .map((it) => it.name);
      const error = event.type === 'test:fail' ? (event.data.details.error as Error) : undefined;
      yield `${JSON.stringify({
        name: [...around, name].join(' > '),
        file,
        ok: event.type === 'test:pass',
        message: firstLine((error?.cause as Error | undefined)?.message ?? error?.message ?? ''),
      })}\n`;
    }
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}
