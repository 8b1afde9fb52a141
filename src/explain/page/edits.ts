import type { Answer } from '../../loop/answer.ts';
import type { Difference, Dissection, EditPlace, Without } from '../../loop/dissection.ts';
import { formatAmount, formatCount, formatInterval, formatRatio } from '../format.ts';
import { code, said, type Block, type Part } from './block.ts';
import { exampleText, outcomeTexts } from './value.ts';

/** Each edit: which operator, where and why there, what it was to do, what is missing without it. */
export function editBlocks({ changes }: Answer, dissection: Dissection): Block[] {
  return changes.flatMap((change, i): Block[] => {
    const place = dissection.edits[i];
    const alone = dissection.without.find(({ taken }) => taken.length === 1 && taken[0] === i);
    const where: Part[] = place
      ? [`Line ${place.line}`, ...(place.within ? [' in ', code(place.within)] : []), ': ']
      : [];
    return [
      { kind: 'subheading', parts: [`${i + 1}. `, ...where, code(change.operator)] },
      { kind: 'item', parts: ['What for: ', said(change.reason)] },
      ...(place?.expected ? [item('Rule: ', said(place.expected))] : []),
      ...(place ? reachBlocks(place) : []),
      ...(alone ? [item('Without it: ', ...effectOf(alone, dissection))] : []),
    ];
  });
}

/** What is missing without several of them. */
export function togetherBlocks({ changes }: Answer, dissection: Dissection): Block[] {
  if (changes.length < 2) return [];
  const several = dissection.without.filter(({ taken }) => taken.length > 1);
  return several.map((part) => {
    const which =
      part.taken.length === changes.length
        ? 'Without all of them'
        : `Without ${part.taken.map((i) => i + 1).join(' and ')}`;
    return item(`${which}: `, ...effectOf(part, dissection));
  });
}

function reachBlocks({ reachedBy }: EditPlace): Block[] {
  if (!reachedBy) return [];
  const { failing, failingTotal, passing, passingTotal } = reachedBy;
  const of = (count: number, total: number, what: string): string =>
    `${formatCount(count)} of ${formatAmount(total, what)}`;
  const tests =
    failingTotal > 0
      ? `${of(failing, failingTotal, 'failing test')} and ${of(passing, passingTotal, 'passing one')}`
      : of(passing, passingTotal, 'test');
  return [item(`Why there: ${tests} ran this code before the change`)];
}

function effectOf(part: Without, { inputs }: Dissection): Part[] {
  const { failing, differing, shown, fault, speed } = part;
  const parts: Part[] = [];
  const [first] = failing;
  if (first)
    parts.push(
      `${formatAmount(failing.length, 'test')} ${failing.length === 1 ? 'fails' : 'fail'}, first `,
      code(first.test),
      ...(first.error ? [' (', said(first.error), ')'] : []),
    );
  if (fault !== undefined) return [...parts, ...(first ? ['; '] : []), said(fault)];
  if (differing > 0)
    parts.push(
      `${first ? '; ' : ''}${formatCount(differing)} of ${formatAmount(inputs, 'input')} ${differing === 1 ? 'gives' : 'give'} something else`,
      ...(shown ? ['. ', ...differenceOf(shown, 'with it', 'without')] : []),
    );
  if (parts.length > 0) return parts;
  const same = `the same on all tests and ${formatAmount(inputs, 'input')}`;
  return [
    speed
      ? `${same}, and it takes ${formatRatio(speed.ratio)} the time (${formatInterval(speed)})`
      : same,
  ];
}

/** `f(1)` is 2 with it, 3 without. */
export function differenceOf(
  { symbol, example, answer, other }: Difference,
  own: string,
  others: string,
): Part[] {
  const [one, two] = outcomeTexts(answer, other);
  return [
    code(exampleText(symbol, example)),
    ': ',
    code(one),
    ` ${own}, `,
    code(two),
    ` ${others}`,
  ];
}

function item(...parts: Part[]): Block {
  return { kind: 'item', parts };
}
