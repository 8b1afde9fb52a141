/** A package with the test suite that it was published with, run by jest. */
export interface Suite {
  readonly name: string;
  /** Under `node_modules`. */
  readonly folder: string;
  readonly file: string;
  readonly test: string;
}

export const suites: readonly Suite[] = [
  {
    name: 'damerau-levenshtein 1.0.8',
    folder: 'damerau-levenshtein-old',
    file: 'index.js',
    test: 'test/test.js',
  },
  {
    name: 'jaro-winkler 0.2.8',
    folder: 'jaro-winkler-old',
    file: 'index.js',
    test: 'test/test.js',
  },
  { name: 'object-path 0.11.8', folder: 'object-path-old', file: 'index.js', test: 'test.js' },
];
