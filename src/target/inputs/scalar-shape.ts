import type { Value } from '../../candidate/values.ts';
import {
  rangeOf,
  specialNumbers,
  type NumberShape,
  type SpecialNumber,
  type StringShape,
} from './shape.ts';
import type { Place } from './shape-of.ts';
import { formatOf } from './format.ts';

const sampleLimit = 40;

/**
 * The shape of recorded numbers. An argument may be a count or a loop's bound, where ten times as
 * much may never end, so its bounds stay near what was seen; an element or a field is widened to
 * all that a number of its kind can be.
 */
export function numberShape(
  values: readonly (number | readonly ['number', SpecialNumber])[],
  place: Place,
): NumberShape {
  const samples = [...new Set(values.filter((value) => typeof value === 'number'))];
  const special = specialNumbers.filter((name) =>
    values.some((value) => typeof value !== 'number' && value[1] === name),
  );
  const seen = rangeOf(samples.map((sample) => Math.max(-limit, Math.min(limit, sample))));
  const shape = {
    kind: 'number',
    integer: samples.every(Number.isInteger),
    special,
    samples: samples.slice(0, sampleLimit),
  } as const;
  if (place === 'inside') {
    const reach = Math.max(10, 2 * Math.abs(seen.min), 2 * Math.abs(seen.max));
    const usual = { min: seen.min < 0 ? -reach : 0, max: reach };
    return { ...shape, min: Math.min(-limit, usual.min), max: Math.max(limit, reach), usual };
  }
  const step = Math.max(2, Math.ceil((seen.max - seen.min) / 4));
  const min = seen.min < 0 ? seen.min - step : -1;
  return { ...shape, min, max: seen.max + step, usual: seen };
}

/** Beyond it not every whole number is one. */
const limit = 2 ** 53 - 1;

/** The shape of recorded strings. */
export function stringShape(values: readonly string[]): StringShape {
  const samples = [...new Set(values)];
  const format = formatOf(samples);
  const shape: StringShape = {
    kind: 'string',
    length: rangeOf(samples.map((sample) => sample.length)),
    alphabet: [...new Set(samples.map((sample) => sample.slice(0, 500)).join(''))]
      .slice(0, 200)
      .join(''),
    samples: samples.slice(0, sampleLimit),
    closed: samples.length <= 6 && values.length >= 3 * samples.length,
  };
  return format ? { ...shape, format } : shape;
}

/** A plain value's number, if it is one. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (Array.isArray(value) && value[0] === 'number')
    return value[1] === '-0' ? -0 : Number(value[1]);
  return undefined;
}

/** Encodes a number. */
export function numberValue(figure: number): Value {
  if (Number.isNaN(figure)) return ['number', 'NaN'];
  if (!Number.isFinite(figure)) return ['number', figure > 0 ? 'Infinity' : '-Infinity'];
  return Object.is(figure, -0) ? ['number', '-0'] : figure;
}
