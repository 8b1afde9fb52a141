import { specialNumbers, type Shape } from './shape.ts';

/** What a typed array of that class holds, so that storing changes nothing. */
export function elementOfTyped(name: string): Shape {
  const bits = /(\d+)/.exec(name)?.[1] ?? '8';
  if (name.startsWith('Big')) return { kind: 'bigint', samples: ['0', '1', '255'] };
  if (name.startsWith('Float')) {
    const usual = { min: -1000, max: 1000 };
    const bounds = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
    // Halves are exact in all of them.
    const samples = [0.5, -2.5, 1e10];
    return { kind: 'number', integer: false, ...bounds, usual, special: specialNumbers, samples };
  }
  const max = name.startsWith('Uint') ? 2 ** +bits - 1 : 2 ** (+bits - 1) - 1;
  const min = name.startsWith('Uint') ? 0 : -max - 1;
  const usual = { min: Math.max(min, -20), max: Math.min(max, 255) };
  return { kind: 'number', integer: true, min, max, usual, special: [], samples: [min, max] };
}
