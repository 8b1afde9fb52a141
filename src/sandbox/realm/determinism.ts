/**
 * The realm's clock, timers and randomness: seeded, virtual, and the same for every candidate.
 * Installed before anything of the user's loads, reset before each test and each call.
 */
interface Timer {
  readonly id: number;
  readonly due: number;
  readonly period: number | undefined;
  readonly run: () => void;
}

const RealDate = Date;
/** 2024-01-01T00:00:00Z: any fixed day would do. */
const epoch = 1_704_067_200_000;
const never = Number.MAX_SAFE_INTEGER;

let now = epoch;
let state = 1;
let timers: Timer[] = [];
let nextTimer = 1;

/** Where all is as it is far from the tests: how much later it is, and what passes from look to look. */
let elsewhere = { later: 0, passes: 0 };

/** From here on it is another day, and time passes. */
export function setElsewhere(): void {
  elsewhere = { later: 4_321 * 86_400_000, passes: 61_003 };
}

/** What was read since the last reset. */
export const reads = { clock: 0, randomness: 0 };

export function reset(seed: number): void {
  elsewhere.later += elsewhere.passes * 1_000;
  now = epoch + (seed % 1000) * 86_400_000 + (seed % 977) * 1_234 + elsewhere.later;
  state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  timers = [];
  nextTimer = 1;
  reads.clock = 0;
  reads.randomness = 0;
}

/** Moves the clock, as fake timers of test runners do. */
export function setTime(milliseconds: number): void {
  now = milliseconds;
}

export function time(): number {
  return now;
}

/** mulberry32, by Tommy Ettinger (public domain). */
function random(): number {
  reads.randomness++;
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

function clock(): number {
  reads.clock++;
  now += elsewhere.passes;
  return now;
}

function schedule(run: unknown, delay: unknown, period: boolean, args: unknown[]): number {
  const wait = Math.max(0, Number(delay) || 0);
  const id = nextTimer++;
  const fire = (): void => {
    if (typeof run === 'function') Reflect.apply(run, undefined, args);
  };
  timers[timers.length] = {
    id,
    due: now + wait,
    period: period ? Math.max(1, wait) : undefined,
    run: fire,
  };
  return id;
}

/** For the harness: runs after all timers of less time. Gives what takes it back. */
export function later(run: () => void, delay: number): () => void {
  const id = schedule(run, delay, false, []);
  return () => clear(id);
}

function clear(id: unknown): void {
  timers = timers.filter((timer) => timer.id !== id);
}

/** Runs the next timer that is due by `limit`; false when there is none. */
export function fireNext(limit = never): boolean {
  let next: Timer | undefined;
  for (const timer of timers) if (!next || timer.due < next.due) next = timer;
  if (!next || next.due > limit) return false;
  clear(next.id);
  if (next.period !== undefined) timers[timers.length] = { ...next, due: next.due + next.period };
  now = Math.max(now, next.due);
  next.run();
  return true;
}

/** Fires every timer of the next `milliseconds`, then stands there. */
export function advance(milliseconds: number): void {
  const until = now + milliseconds;
  while (fireNext(until));
  now = until;
}

/** Fires timers until none is left, at most `limit` of them. */
export function runAll(limit = 10_000): void {
  for (let i = 0; i < limit && fireNext(); i++);
}

function PinnedDate(this: unknown, ...args: unknown[]): unknown {
  if (!new.target) return new RealDate(clock()).toString();
  return Reflect.construct(RealDate, args.length > 0 ? args : [clock()], new.target);
}

/** Replaces the realm's clock, timers and randomness. */
export function install(global: Record<string, unknown>): void {
  Object.defineProperties(PinnedDate, {
    name: { value: 'Date' },
    prototype: { value: RealDate.prototype, writable: false },
    now: { value: clock, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: PinnedDate,
    writable: true,
    configurable: true,
  });
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(global, name, { value, writable: true, configurable: true });
  };
  define('Date', PinnedDate);
  Math.random = random;
  define('performance', { now: () => clock() - epoch, timeOrigin: epoch, mark() {}, measure() {} });
  define('setTimeout', (run: unknown, delay: unknown, ...args: unknown[]) =>
    schedule(run, delay, false, args),
  );
  define('setInterval', (run: unknown, delay: unknown, ...args: unknown[]) =>
    schedule(run, delay, true, args),
  );
  define('setImmediate', (run: unknown, ...args: unknown[]) => schedule(run, 0, false, args));
  define('clearTimeout', clear);
  define('clearInterval', clear);
  define('clearImmediate', clear);
  pinNow();
  const settled = Promise.resolve();
  define('queueMicrotask', (run: () => void) => void settled.then(run));
}

interface Instant {
  toZonedDateTimeISO(zone: string): {
    toPlainDateTime(): unknown;
    toPlainDate(): unknown;
    toPlainTime(): unknown;
  };
}

/** The other ways to the present: `Temporal.Now`, and formatting nothing in particular. */
function pinNow(): void {
  const { Temporal } = globalThis as never as {
    Temporal?: {
      Now: Record<string, unknown>;
      Instant: { fromEpochMilliseconds(milliseconds: number): Instant };
    };
  };
  if (Temporal) {
    const { fromEpochMilliseconds } = Temporal.Instant;
    const instant = (): Instant => fromEpochMilliseconds(clock());
    const zoned = (zone = 'UTC') => instant().toZonedDateTimeISO(zone);
    Object.assign(Temporal.Now, {
      instant,
      timeZoneId: () => 'UTC',
      zonedDateTimeISO: zoned,
      plainDateTimeISO: (zone?: string) => zoned(zone).toPlainDateTime(),
      plainDateISO: (zone?: string) => zoned(zone).toPlainDate(),
      plainTimeISO: (zone?: string) => zoned(zone).toPlainTime(),
    });
  }
  const format = Intl.DateTimeFormat.prototype;
  const bound = Object.getOwnPropertyDescriptor(format, 'format')!.get!;
  const parts = format.formatToParts;
  Object.defineProperty(format, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const write = bound.call(this) as Intl.DateTimeFormat['format'];
      return (date?: Date | number): string => write(date ?? clock());
    },
  });
  format.formatToParts = function (date) {
    return parts.call(this, date ?? clock());
  };
}
