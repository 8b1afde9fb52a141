import { setElsewhere } from './determinism.ts';

/** What is there in some engines, and not in a bare isolate. */
const others: Readonly<Record<string, unknown>> = {
  WebAssembly: {},
  SharedArrayBuffer: ArrayBuffer,
  navigator: { userAgent: 'Mozilla/5.0', language: 'ne-NP', hardwareConcurrency: 16 },
  fetch: () => Promise.reject(new TypeError('fetch failed')),
};

/**
 * Makes the realm another place: a day much later, on which time passes; another zone and language;
 * more of the platform, none of the tests' API, and errors that have a stack. What a function does with
 * its arguments should not depend on any of it. The realm can't be used for anything else afterwards.
 *
 * @param tests - names of what tests find in their realm
 */
export function moveElsewhere(realm: Record<string, unknown>, tests: readonly string[]): void {
  setElsewhere();
  for (const name of tests) delete realm[name];
  for (const [name, value] of Object.entries(others))
    if (!(name in realm))
      Object.defineProperty(realm, name, { value, writable: true, configurable: true });
  const { resolvedOptions } = Intl.DateTimeFormat.prototype;
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'resolvedOptions', {
    value: function (this: Intl.DateTimeFormat) {
      const options = resolvedOptions.call(this);
      return { ...options, locale: 'ne-NP', timeZone: 'Asia/Kathmandu' };
    },
    writable: true,
    configurable: true,
  });
  const dates: object = Date.prototype;
  Object.defineProperty(dates, 'getTimezoneOffset', {
    value: () => -345,
    writable: true,
    configurable: true,
  });
  Error.stackTraceLimit = 10;
}
