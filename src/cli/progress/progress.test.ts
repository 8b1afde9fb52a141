import { beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import { plain } from '../../explain/index.ts';
import type { PawlEvent } from '../../loop/event.ts';
import { makeContext } from '../testing.ts';
import { liveLine } from './live-line.ts';
import { plainLines } from './plain-lines.ts';
import { progressFor } from './progress.ts';

const counts = { judged: 1_234, valid: 0, perSecond: 3_100.4 };
const search: PawlEvent = { type: 'phase-started', phase: 'search' };
const baseline: PawlEvent = {
  type: 'baseline-taken',
  tests: 12,
  failing: ['a', 'b'],
  pinned: ['clock'],
};
const warning: PawlEvent = { type: 'warning-raised', message: 'slow\x1b[2J tests', hint: 'Wait.' };

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

describe('plainLines', () => {
  it('says each phase, and every five seconds how it stands', () => {
    const { listener, output } = start(plainLines);
    listener(baseline);
    listener(search);
    for (let ms = 0; ms < 12_000; ms += 100) {
      vi.advanceTimersByTime(100);
      listener(progress(60_000 - ms));
    }
    listener({ type: 'phase-started', phase: 'confirm' });
    expect(output.text.split('\n')).toEqual([
      '12 tests, 2 failing; pinned: clock',
      'searching',
      'searching, 56 s left, 1,234 judged, 3,100/s, best 3 of 4 tests',
      'searching, 51 s left, 1,234 judged, 3,100/s, best 3 of 4 tests',
      'confirming',
      '',
    ]);
  });

  it('says warnings with their hints, and no escape sequences', () => {
    const { listener, output } = start(plainLines);
    listener(warning);
    expect(output.text).toBe('warning: slow^[[2J tests\n  Wait.\n');
  });
});

describe('liveLine', () => {
  it('draws at most ten times a second, also while nothing is told', () => {
    const { listener, output, progress: live } = start(live80);
    listener(search);
    for (let ms = 0; ms < 1_000; ms++) {
      vi.advanceTimersByTime(1);
      listener(progress(60_000));
    }
    expect(draws(output.text)).toBe(11);
    vi.advanceTimersByTime(2_000);
    expect(draws(output.text)).toBe(31);
    expect(output.text).toMatch(/ searching, 58 s left, 1,234 judged[^\r]*$/);
    live.stop();
    vi.advanceTimersByTime(1_000);
    listener(progress(1_000));
    vi.advanceTimersByTime(60_000);
    expect(draws(output.text)).toBe(32);
    expect(output.text.endsWith('\r\x1b[2K')).toBe(true);
  });

  it('says when the time is up', () => {
    const { listener, output, progress: live } = start(live80);
    listener(progress(1_000));
    vi.advanceTimersByTime(1_100);
    expect(output.text).toMatch(/ searching, time is up, [^\r]*$/);
    live.stop();
  });

  it('keeps to the width of the terminal', () => {
    const {
      listener,
      output,
      progress: live,
    } = start((to, now) =>
      liveLine({ ...to, write: (text) => to.write(text), columns: 30 }, plain, now),
    );
    listener(progress(60_000));
    vi.advanceTimersByTime(100);
    live.stop();
    for (const line of output.text.split('\r\x1b[2K')) expect([...line].length).toBeLessThan(30);
    expect(output.text).toContain('searching, 1 min left, 1,2…');
  });

  it('puts what lasts above the line', () => {
    const { listener, output, progress: live } = start(live80);
    listener(baseline);
    live.say('stopping…');
    expect(output.text).toContain('\r\x1b[2K12 tests, 2 failing; pinned: clock\n');
    expect(output.text).toContain('\r\x1b[2Kstopping…\n\r\x1b[2K');
    live.stop();
  });
});

describe('progressFor', () => {
  it.each([
    [true, {}, '\r\x1b[2K'],
    [true, { TERM: 'dumb' }, 'searching\n'],
    [false, {}, 'searching\n'],
  ])('terminal %s with %j', (isTTY, env, said) => {
    const context = makeContext('/', () => Promise.reject(new Error('unused')));
    const stderr = { ...context.stderr, isTTY };
    const shown = progressFor({ ...context, stderr, env }, false);
    shown.listener(search);
    shown.stop();
    expect(context.err).toContain(said);
  });

  it('is JSON on stdout where wanted', () => {
    const context = makeContext('/', () => Promise.reject(new Error('unused')));
    progressFor(context, true).listener(search);
    expect(context.out).toBe('{"type":"phase-started","phase":"search"}\n');
    expect(context.err).toBe('');
  });
});

type Start = (
  to: { write(text: string): void },
  now: () => number,
) => ReturnType<typeof plainLines>;

const live80: Start = (to, now) => liveLine(to, plain, now);

function start(make: Start) {
  const output = { text: '' };
  const shown = make({ write: (text) => void (output.text += text) }, Date.now);
  return { output, progress: shown, listener: shown.listener };
}

function progress(msLeft: number): PawlEvent {
  return { type: 'progress-made', phase: 'search', counts, best: '3 of 4 tests', msLeft };
}

function draws(text: string): number {
  return text.split('\r\x1b[2K').length - 1;
}
