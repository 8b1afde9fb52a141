import { apply, getPrototypeOf, iteratorSymbol } from './intrinsics.ts';

/**
 * Closes what segmenters give (ECMA-402: `%IntlSegmentsPrototype%` and its iterator's) when the first
 * is asked. No global leads there, and to make one so as to watch it would cost each realm more than
 * all the rest of it.
 */
export function install(): void {
  const { prototype } = Intl.Segmenter;
  const { freeze } = Object;
  const ask = prototype.segment;
  let closed = false;
  const segment = {
    segment(this: Intl.Segmenter, text: string): Intl.Segments {
      const made = apply(ask, this, [text]);
      if (!closed) {
        freeze(getPrototypeOf(made));
        freeze(getPrototypeOf(made[iteratorSymbol]()));
        closed = true;
      }
      return made;
    },
  };
  Object.defineProperty(prototype, 'segment', { value: segment.segment });
}
