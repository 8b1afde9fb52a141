import fc from 'fast-check';
import { literal } from './literal.ts';
import type { RealCase } from './packages.ts';

/** One use of a package: which export, with what. */
export interface Use {
  readonly export: string;
  readonly args: readonly unknown[];
}

const whole = (min: number, max: number) => fc.integer({ min, max });
const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const text = (letters: string, maxLength: number) =>
  fc.string({ unit: pick(...letters), maxLength });
const optional = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true });
const use = (name: string, ...args: fc.Arbitrary<unknown>[]): fc.Arbitrary<Use> =>
  fc.tuple(...args).map((values) => ({ export: name, args: values }));

const unitOf = pick('', 's', 'sec', 'm', 'mins', 'h', ' hours', 'd', ' days', 'w', 'y', 'ms', 'x');
const amount = fc.oneof(whole(-999, 9999).map(String), pick('1.5', '.5', '-.75', '10', '0', ''));
const magnitude = fc.oneof(
  whole(-1500, 1500),
  fc.tuple(whole(1, 9999), whole(0, 24)).map(([n, e]) => n * 10 ** e),
  fc.tuple(whole(1, 2048), whole(0, 5)).map(([n, e]) => n * 1024 ** e),
  fc.tuple(whole(-99999, 99999), whole(1, 4)).map(([n, e]) => n / 10 ** e),
);
const identifier = text('abcXYZ09_-. ', 14);
const version = fc
  .tuple(
    pick('', 'v'),
    fc.array(pick('0', '1', '2', '10', 'x', '03'), { minLength: 1, maxLength: 4 }),
    pick('', '', '-alpha', '-alpha.1', '-beta.2', '-beta.11', '-rc.1.x', '+build'),
  )
  .map(([v, parts, tail]) => v + parts.join('.') + tail);
const argument = pick(
  '-a',
  '-b',
  '-abc',
  '-n5',
  '-n',
  '5',
  '--one',
  '--one=1',
  '--two',
  '--no-two',
  '--two=x=y',
  '--',
  'word',
  '-',
  '--deep.er',
  '--deep.er=1',
  '--flag',
  'false',
  'true',
  '-k=v',
  '0x1f',
  '-1e3',
  '',
  '-a-b',
);
const json = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    pick<unknown>(0, 1, -2.5, 'x', '', true, null),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(pick('a', 'b', 'c', '0', '1', 'a.b'), tie('node'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).node;
const flatObject = fc.dictionary(
  fc
    .array(pick('a', 'b', 'c', '0', '1', '2'), { minLength: 1, maxLength: 3 })
    .map((k) => k.join('.')),
  pick<unknown>(0, 1, 'x', null, true),
  { maxKeys: 5, noNullPrototype: true },
);
const point = fc.record({ x: whole(0, 40), y: whole(0, 40) }, { noNullPrototype: true });
const numbers = fc.array(whole(0, 12), { maxLength: 12 });
const strings = fc.array(text('abcd', 2), { maxLength: 10 });
const list = fc.oneof(numbers, strings);
const letters = text('abc', 12);

/** What each package is used with; each makes far more than 400 different uses. */
export const uses: Readonly<Record<string, fc.Arbitrary<Use>>> = {
  ms: fc.oneof(
    use(
      'default',
      fc.tuple(amount, unitOf).map((parts) => parts.join('')),
    ),
    use(
      'default',
      fc.oneof(magnitude, whole(-4e8, 4e8), whole(-2e5, 2e5)),
      optional({ long: fc.boolean() }),
    ),
    use('default', pick<unknown>('', null, NaN, true, {})),
  ),
  bytes: fc.oneof(
    use(
      'parse',
      fc
        .tuple(amount, pick('', 'b', 'kb', ' MB', 'gb', 'TB', 'PB', 'q', ' '))
        .map((p) => p.join('')),
    ),
    use('parse', magnitude),
    use(
      'format',
      magnitude,
      optional({
        decimalPlaces: whole(0, 3),
        fixedDecimals: fc.boolean(),
        thousandsSeparator: pick(',', ' '),
        unit: pick('B', 'KB', 'mb', 'GB', 'TB', 'zz'),
        unitSeparator: pick(' ', '\t'),
      }),
    ),
    use('default', fc.oneof(magnitude, pick<unknown>('1kb', '5 MB', null, 'x', NaN, Infinity))),
  ),
  'pretty-bytes': fc.oneof(
    use(
      'default',
      magnitude,
      optional({ bits: fc.boolean(), binary: fc.boolean(), signed: fc.boolean() }),
    ),
    use(
      'default',
      magnitude,
      optional({
        locale: pick<unknown>('en', 'de', false),
        minimumFractionDigits: whole(0, 2),
        maximumFractionDigits: whole(2, 4),
        signed: fc.boolean(),
      }),
    ),
    use('default', pick<unknown>(NaN, Infinity, '1', null, 0, 0.4, 999.9, 1000, 1024)),
  ),
  camelcase: fc.oneof(
    use(
      'default',
      fc.oneof(identifier, fc.array(identifier, { maxLength: 3 })),
      optional({
        pascalCase: fc.boolean(),
        preserveConsecutiveUppercase: fc.boolean(),
        locale: pick<unknown>(false, 'en'),
      }),
    ),
    use('default', pick<unknown>('', 1, null, '-', 'A', 'é', 'fooBAR-baz', ' FOO ')),
  ),
  minimist: use(
    'default',
    fc.array(argument, { maxLength: 6 }),
    optional({
      boolean: pick<unknown>('one', ['one', 'a'], true),
      string: pick<unknown>('two', ['n', 'two']),
      alias: pick<unknown>({ a: 'one' }, { n: ['num', 'number'] }),
      default: pick({ one: true }, { n: 7 }),
      '--': fc.boolean(),
      stopEarly: fc.boolean(),
    }),
  ),
  'balanced-match': fc.oneof(
    use('default', pick('{', '(', '<b>'), pick('}', ')', '</b>'), text('{}()ab ', 14)),
    use('range', pick('{', '('), pick('}', ')'), text('{}()a', 14)),
    use(
      'default',
      pick('<b>', '('),
      pick('</b>', ')'),
      fc.array(pick('<b>', '</b>', 'x', '(', ')'), { maxLength: 8 }).map((parts) => parts.join('')),
    ),
  ),
  'compare-versions': fc.oneof(
    use('default', version, version),
    use('compare', version, version, pick<unknown>('>', '>=', '=', '<', '<=', '!', 1)),
    use('validate', fc.oneof(version, pick<unknown>('', 'a', 1, '1.'))),
    use('default', version, pick<unknown>('nope', 3)),
  ),
  'range-parser': use(
    'default',
    whole(0, 250),
    fc
      .tuple(
        pick('bytes=', 'items=', 'bytes'),
        fc.array(
          fc
            .tuple(
              fc.oneof(whole(0, 120).map(String), pick('')),
              pick('-', '-', '-', ''),
              fc.oneof(whole(0, 260).map(String), pick('')),
            )
            .map((parts) => parts.join('')),
          { minLength: 1, maxLength: 4 },
        ),
      )
      .map(([unit, ranges]) => unit + ranges.join(',')),
    optional({ combine: fc.boolean() }),
  ),
  cookie: fc.oneof(
    use(
      'parse',
      fc
        .array(pick('a=1', 'b="x y"', ' c = %20z', 'a=2', 'novalue', 'd=%', 'e=', '=f', 'g=h=i'), {
          maxLength: 5,
        })
        .chain((parts) => pick(';', '; ', ' ;').map((between) => parts.join(between))),
    ),
    use(
      'serialize',
      pick('a', 'name', 'b\n', ''),
      text('ab c;é', 5),
      optional({
        maxAge: pick<unknown>(0, 60, 3.7, '9', 'x', null),
        domain: pick('example.org', 'a\nb', ''),
        path: pick('/', '/a b', '/\n'),
        expires: pick<unknown>(new Date(0), new Date(1e12), 'now'),
        httpOnly: fc.boolean(),
        secure: fc.boolean(),
        sameSite: pick<unknown>(true, false, 'Lax', 'strict', 'odd'),
      }),
    ),
    use('parse', pick<unknown>(undefined, 1, '')),
  ),
  'word-wrap': use(
    'default',
    fc.oneof(text('abcde  \n', 60), pick<unknown>(null, '')),
    optional({
      width: whole(1, 20),
      indent: pick('', '> ', '    '),
      newline: pick('\n', '\n\n'),
      cut: fc.boolean(),
      trim: fc.boolean(),
    }),
  ),
  'natural-compare': fc.oneof(
    use('default', text('ab019-. Z', 8), text('ab019-. Z', 8)),
    use(
      'default',
      fc
        .tuple(pick('a', 'img', 'v1.'), whole(0, 120), pick('', 'b', '.png'))
        .map((p) => p.join('')),
      fc
        .tuple(pick('a', 'img', 'v1.'), whole(0, 120), pick('', 'b', '.png'))
        .map((p) => p.join('')),
    ),
  ),
  flat: fc.oneof(
    use(
      'flatten',
      json.filter((v) => v !== null),
      optional({ delimiter: pick('/', '_'), safe: fc.boolean(), maxDepth: whole(1, 3) }),
    ),
    use(
      'unflatten',
      fc.oneof(flatObject, json),
      optional({ delimiter: pick('.', '/'), object: fc.boolean(), overwrite: fc.boolean() }),
    ),
  ),
  'jaro-winkler': fc.oneof(
    use('default', text('abcA', 9), text('abcA', 9)),
    use('default', text('abA', 8), text('abA', 8), optional({ caseSensitive: fc.boolean() })),
  ),
  'fast-json-stable-stringify': use(
    'default',
    fc.oneof(
      json,
      fc.dictionary(
        pick('z', 'y', 'x', '10', '9'),
        fc.oneof(json, pick<unknown>(undefined, NaN, Infinity)),
        { noNullPrototype: true },
      ),
    ),
    optional({ cycles: fc.boolean() }),
  ),
  querystring: fc.oneof(
    use(
      'default',
      fc
        .array(pick('a=1', 'b', 'a=%20', 'c=x+y', '=v', 'a=2=3', 'd=é', '', 'a+b=c'), {
          maxLength: 6,
        })
        .map((p) => p.join('&')),
    ),
    use(
      'default',
      fc.array(pick('a:1', 'b', 'a:2', 'c:x=y', ''), { maxLength: 5 }).map((p) => p.join(';')),
      pick<unknown>(';', undefined),
      pick<unknown>(':', undefined),
      optional({ maxKeys: whole(0, 4) }),
    ),
    use('default', pick<unknown>('', 1, null, 'a=%zz')),
  ),
  'simplify-js': use(
    'default',
    fc.array(point, { minLength: 1, maxLength: 12 }),
    pick<unknown>(undefined, 1, 3, 5, 10),
    pick<unknown>(undefined, true, false),
  ),

  leven: use('default', letters, letters),
  'array-differ': fc.oneof(use('default', list, list), use('default', numbers, numbers, numbers)),
  'left-pad': use(
    'default',
    fc.oneof(letters, whole(0, 99)),
    whole(0, 30),
    pick<unknown>(undefined, ' ', '0', 'x', ''),
  ),
  'array-unique': fc.oneof(
    use('default', list),
    use('default', pick<unknown>(null, 'aab', { length: 1 })),
  ),
  'arr-union': fc.oneof(
    use('default', list, list),
    use('default', numbers, numbers, whole(0, 9)),
    use('default', pick<unknown>(null, 'a'), numbers),
  ),
  'escape-html': use('default', fc.oneof(text('a<>&"\'b ', 20), whole(0, 9))),
  'trim-newlines': use('default', text('\n\n\rab ', 14)),
  trim: use('default', text('  \t\nab', 14)),
  toposort: fc
    .tuple(
      pick('array', 'array', 'default'),
      fc.oneof(
        fc.array(fc.tuple(whole(0, 5), whole(6, 11)), { maxLength: 9 }),
        fc.array(
          fc
            .tuple(whole(0, 9), whole(0, 9))
            .map((pair) => [Math.min(...pair), Math.max(...pair) + 1]),
          { maxLength: 9 },
        ),
        fc.array(fc.tuple(whole(0, 2), whole(0, 2)), { maxLength: 5 }),
      ),
    )
    .map(([name, pairs]) => {
      const edges = pairs.map((pair) => pair.map((node) => `n${node}`));
      return {
        export: name,
        args: name === 'array' ? [[...new Set(edges.flat())], edges] : [edges],
      };
    }),
  intersect: fc.oneof(use('default', numbers, numbers), use('default', strings, strings)),
  'deep-equal': fc.oneof(
    use('default', json, json),
    json.map((value) => ({ export: 'default', args: [value, structuredClone(value)] })),
    use('default', json, json, optional({ strict: fc.boolean() })),
  ),
};

/** Different uses, in an order that only the seed decides; fewer when there are no more. */
export function sampleUses(
  real: Pick<RealCase, 'name' | 'uses'>,
  count: number,
  seed: number,
): Use[] {
  const arbitrary = real.uses ?? uses[real.name];
  if (!arbitrary) throw new RangeError(`no inputs for ${real.name}`);
  const seen = new Map<string, Use>();
  for (const one of fc.sample(arbitrary, { numRuns: count * 6, seed })) {
    if (seen.size >= count) break;
    const key = literal([one.export, ...one.args]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
