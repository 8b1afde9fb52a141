import { exampleText, outcomeTexts } from '../explain/index.ts';
import type { Pair } from './versions.ts';

/** An input and how its outcomes part, on one line. */
export function showPair({ symbol, example, before, after }: Pair): string {
  const [was, is] = outcomeTexts(before, after);
  return `${exampleText(symbol, example)}: ${was} before, ${is} after`;
}

/** The shortest of them, a line each. */
export function showShortest(pairs: readonly Pair[], count = 3): string[] {
  const lengths = new Map(pairs.map((pair) => [pair, JSON.stringify(pair).length]));
  return [...pairs]
    .sort((a, b) => lengths.get(a)! - lengths.get(b)!)
    .slice(0, count)
    .map(showPair);
}
