import { expect, it } from 'vitest';
import type { Effect, Verdict } from '../../evaluator/index.ts';
import { checkMeasured } from './measured.ts';

function effect(ratio: number, low: number, high: number): Effect {
  return { ratio, low, high, confidence: 0.99, rounds: 12, strata: [] };
}

function seen(speedup?: Effect): Verdict {
  return { valid: true, reached: 'measure', metrics: { ...(speedup && { speedup }) } };
}

it('a speed-up that is seen again passes, also where the inputs make it somewhat smaller', () => {
  expect(checkMeasured(seen(effect(9, 8, 10)), effect(12, 11, 13)).outcome).toBe('passed');
  expect(checkMeasured(seen(effect(30, 20, 40)), effect(12, 11, 13)).outcome).toBe('passed');
  expect(checkMeasured(seen(effect(3, 2, 4)), undefined).outcome).toBe('passed');
});

it('one that is a shadow of what was claimed does not', () => {
  expect(checkMeasured(seen(effect(1.2, 1.1, 1.3)), effect(12, 11, 13))).toMatchObject({
    outcome: 'failed',
    said: expect.stringContaining('12× was claimed, at least 11×'),
  });
});

it('nor one that is not seen, or of which there is no figure', () => {
  const slower = {
    valid: false,
    stage: 'measure',
    reason: 'not faster: 0.990x after 9 blocks',
    metrics: { speedup: effect(0.99, 0.9, 1) },
  } as const;
  expect(checkMeasured(slower, effect(12, 11, 13))).toMatchObject({
    outcome: 'failed',
    said: 'the speed-up is not seen again: not faster: 0.990x after 9 blocks',
  });
  expect(checkMeasured(seen(), undefined).outcome).toBe('failed');
});
