import * as bdd from './bdd.ts';
import { chai, expect } from './expect.ts';
import { mocks } from './mocks.ts';
import { assert, strict } from './node-assert.ts';
import * as nodeTest from './node-test.ts';
import { defer } from './context.ts';

const hooks = {
  beforeAll: bdd.beforeAll,
  afterAll: bdd.afterAll,
  beforeEach: bdd.beforeEach,
  afterEach: bdd.afterEach,
};
const shared = {
  ...hooks,
  describe: bdd.describe,
  suite: bdd.describe,
  it: bdd.test,
  test: bdd.test,
  expect,
};
const vitest = {
  ...shared,
  vi: mocks,
  vitest: mocks,
  chai,
  assert: chai.assert,
  onTestFinished: defer,
  expectTypeOf: () => anything,
  assertType() {},
};
const node = Object.assign(nodeTest.test, {
  ...nodeTest,
  it: nodeTest.test,
  suite: nodeTest.describe,
});

/** Types are checked elsewhere: `expectTypeOf(x).toEqualTypeOf<T>()` and its like do nothing. */
const anything: unknown = new Proxy(function () {}, { get: () => anything, apply: () => anything });

/** The test runners' modules as a realm has them. */
export const testModules: Readonly<Record<string, unknown>> = {
  vitest: { __esModule: true, ...vitest },
  '@jest/globals': { __esModule: true, ...shared, jest: mocks },
  'node:test': node,
  chai: { __esModule: true, ...chai, default: chai },
  'node:assert': assert,
  assert,
  'node:assert/strict': strict,
  'assert/strict': strict,
};

/** What runners define without an import. */
export const testGlobals: Readonly<Record<string, unknown>> = {
  ...shared,
  xit: bdd.test.skip,
  xtest: bdd.test.skip,
  xdescribe: bdd.describe.skip,
  fit: bdd.test.only,
  fdescribe: bdd.describe.only,
  vi: mocks,
  vitest: mocks,
  jest: mocks,
};
