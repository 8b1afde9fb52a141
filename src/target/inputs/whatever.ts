import { declaredNumber as number, declaredString as text } from './declared.ts';
import type { Shape } from './shape.ts';

const scalar: Shape = {
  kind: 'union',
  options: [number, text, { kind: 'boolean' }, { kind: 'literal', values: [null, ['undefined']] }],
};
const few = { min: 0, max: 5 };
const list = (element: Shape): Shape => ({
  kind: 'array',
  element,
  length: few,
  distinct: 0.7,
  holes: false,
});
/** For arguments of which nothing is known: what most functions take. */
export const whatever: readonly Shape[] = [
  scalar,
  list(number),
  list(text),
  list(scalar),
  { kind: 'record', key: text, value: scalar, length: few, name: '' },
];
