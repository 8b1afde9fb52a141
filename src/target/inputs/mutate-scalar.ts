import { pick, type Random } from './random.ts';
import { numberOf, numberValue } from './scalar-shape.ts';
import { tokensOf } from './text.ts';
import type { Value } from '../../candidate/values.ts';

/** A scalar beside the given one: off by one, another sign, a few letters different. */
export function mutateScalar(value: Value, random: Random): Value {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return mutateText(value, random);
  const figure = numberOf(value);
  if (figure !== undefined)
    return numberValue(
      pick(random, [figure + 1, figure - 1, 0 - figure, 0, figure * 2, Math.trunc(figure / 2)]),
    );
  if (Array.isArray(value) && value[0] === 'bigint')
    return ['bigint', String(BigInt(value[1] as string) + BigInt(pick(random, [1, -1, 2])))];
  return value;
}

function mutateText(text: string, random: Random): string {
  const tokens = tokensOf(text).map((token) => token.text);
  const at = random.integer(0, text.length);
  const one = tokens.length > 0 ? random.integer(0, tokens.length - 1) : 0;
  const letter = text[random.integer(0, Math.max(0, text.length - 1))] ?? 'a';
  switch (random.integer(0, 7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + letter + text.slice(at);
    case 2:
      return (
        text.slice(0, at) +
        pick(random, [' ', ',', '-', 'A', 'z', '0', '\n', 'é', '😀']) +
        text.slice(at)
      );
    case 3:
      return text.slice(0, at);
    case 4:
      return tokens.toSpliced(one, 1).join('');
    case 5:
      return tokens.toSpliced(one, 0, ...tokens.slice(one, one + 20)).join('');
    case 6:
      return tokens.toReversed().join('');
    default:
      return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  }
}
