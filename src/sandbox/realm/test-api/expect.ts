import {
  addCustomEqualityTesters,
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  getState,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import { showValue } from './show-value.ts';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

type Expect = ((value: unknown, message?: string) => unknown) & Record<string, unknown>;

// A proxy around each assertion, only to say that a property is misspelt, costs more than most do.
chai.config.useProxy = false;

type Message = string | (() => string) | undefined;

/**
 * As chai's own, which takes longer to tell what is wrong than most candidates run: a search fails
 * tests by the thousand.
 */
function assert(
  this: object,
  expression: unknown,
  message: Message,
  negated: Message,
  expected?: unknown,
  ...actual: unknown[]
): void {
  const negate: unknown = chai.util.flag(this, 'negate');
  if (negate ? !expression : expression) return;
  const given: unknown = chai.util.flag(this, 'object');
  const seen = actual.length > 0 ? actual[0] : given;
  const raw = negate ? negated : message;
  const text = ((typeof raw === 'function' ? raw() : raw) ?? '').replace(
    /#{(this|act|exp)}/g,
    (_, tag) => showValue(tag === 'this' ? given : tag === 'act' ? seen : expected),
  );
  const prefix = chai.util.flag(this, 'message') as string | undefined;
  throw new chai.AssertionError(prefix ? `${prefix}: ${text}` : text, {
    actual: seen,
    expected,
    showDiff: false,
  });
}

(chai.Assertion.prototype as { assert: unknown }).assert = assert;

let calls = 0;

/** vitest's own matchers (which are jest's) without its runner. */
export const expect = ((value: unknown, message?: string): unknown => {
  calls++;
  return chai.expect(value, message);
}) as Expect;

Object.assign(expect, chai.expect);
Object.assign(expect, (globalThis as Record<symbol, unknown>)[ASYMMETRIC_MATCHERS_OBJECT]);
expect['getState'] = () => ({ ...getState(expect as never), assertionCalls: calls });
expect['setState'] = (state: never) => setState(state, expect as never);
expect['extend'] = (matchers: never) =>
  (chai.expect as never as { extend(to: unknown, matchers: unknown): void }).extend(
    expect,
    matchers,
  );
expect['addEqualityTesters'] = (testers: never) => addCustomEqualityTesters(testers);
expect['soft'] = expect;
expect['unreachable'] = (message?: string) => {
  throw new Error(`expected ${message ?? ''} not to be reached`);
};
chai.util.addMethod(expect, 'assertions', (count: number) => {
  wanted = count;
});
chai.util.addMethod(expect, 'hasAssertions', () => {
  wanted = 'any';
});

let wanted: number | 'any' | undefined;

/** Forgets the assertions counted so far: a test begins. */
export function startCounting(): void {
  wanted = undefined;
  calls = 0;
}

/** What `expect.assertions(n)` wants to say of the test that ends; undefined when it is met. */
export function countingError(): Error | undefined {
  if (wanted === undefined || wanted === calls || (wanted === 'any' && calls > 0)) return undefined;
  return new Error(`expected ${wanted} assertions, but got ${calls}`);
}

setState({ assertionCalls: 0, isExpectingAssertions: false }, expect as never);
(expect['extend'] as (matchers: unknown) => void)(customMatchers);
Object.defineProperty(globalThis, GLOBAL_EXPECT, {
  value: expect,
  writable: true,
  configurable: true,
});

export { chai };
