import {
  fn,
  isMockFunction,
  spyOn,
  restoreAllMocks,
  clearAllMocks,
  resetAllMocks,
} from '@vitest/spy';
import * as clock from '../determinism.ts';

function unsupported(name: string): never {
  throw new Error(`${name} is not supported inside the isolate`);
}

const timers = {
  useFakeTimers: () => mocks,
  useRealTimers: () => mocks,
  setSystemTime: (time: number | string | Date) => {
    clock.setTime(new Date(time).getTime());
    return mocks;
  },
  getRealSystemTime: () => clock.time(),
  advanceTimersByTime: (milliseconds: number) => {
    clock.advance(milliseconds);
    return mocks;
  },
  advanceTimersByTimeAsync: async (milliseconds: number) => {
    await Promise.resolve();
    clock.advance(milliseconds);
    await Promise.resolve();
  },
  runAllTimers: () => {
    clock.runAll();
    return mocks;
  },
  runAllTimersAsync: async () => {
    await Promise.resolve();
    clock.runAll();
    await Promise.resolve();
  },
  runOnlyPendingTimers: () => {
    clock.runAll(100);
    return mocks;
  },
  advanceTimersToNextTimer: () => {
    clock.fireNext();
    return mocks;
  },
};

/** What vitest calls `vi` and jest calls `jest`, as far as it makes sense around one module. */
export const mocks: Record<string, unknown> = {
  ...timers,
  fn,
  spyOn,
  isMockFunction,
  restoreAllMocks,
  clearAllMocks,
  resetAllMocks,
  mocked: (value: unknown) => value,
  setTimeout: () => mocks,
  retryTimes: () => mocks,
  mock: () => unsupported('module mocking'),
  doMock: () => unsupported('module mocking'),
  unmock: () => mocks,
  hoisted: (make: () => unknown) => make(),
};
