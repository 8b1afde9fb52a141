// tries: makes the clock stand still by which the worker measures
// stopped by: the worker has a clock of its own
// realm: process
// needs: perf_hooks
const { performance, PerformanceObserver } = require('perf_hooks');
exports.f = () => {
  for (const it of [performance, Object.getPrototypeOf(performance), globalThis.performance])
    for (const name of ['now', 'mark', 'measure', 'timerify', 'eventLoopUtilization'])
      try {
        Object.defineProperty(it, name, { value: () => NaN, writable: true, configurable: true });
      } catch {
        continue;
      }
  new PerformanceObserver(() => {
    throw new Error('seen');
  }).observe({ entryTypes: ['gc', 'function', 'mark'] });
  return 'none';
};
