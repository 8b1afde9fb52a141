/**
 * One way in which large inputs are unlike small ones. A function may be slow for some of them only:
 * a queue is long in a wide graph, a recursion deep in a chain, a search is longest for what is not
 * there.
 */
export interface Strategy {
  readonly name: string;
  /** True: fields repeat as real ones do. False: nearly all values are distinct. */
  readonly repeats: boolean;
  /** The chance that an element is one that an earlier argument has too; 0.5 when absent. */
  readonly overlap?: number;
  /** Plain lists in this order, whatever was recorded. */
  readonly order?: 'ascending' | 'descending';
  /** How elements lead to each other: each to the next, or all to (or from) the first. */
  readonly links?: 'chain' | 'hub';
  /** As many collections as each of them is long, instead of many short ones. */
  readonly square?: true;
  /** Texts are mostly one character again and again. */
  readonly runs?: true;
}

/** What inputs are like when nothing is known: as recorded ones are, and without any repeats. */
export const usual: readonly Strategy[] = [
  { name: 'repeating', repeats: true },
  { name: 'distinct', repeats: false },
];

/** Others, to look for where the target is slowest. */
export const unusual: readonly Strategy[] = [
  { name: 'apart', repeats: false, overlap: 0 },
  { name: 'matching', repeats: false, overlap: 1 },
  { name: 'ascending', repeats: false, order: 'ascending' },
  { name: 'descending', repeats: false, order: 'descending' },
  { name: 'chain', repeats: false, links: 'chain' },
  { name: 'hub', repeats: false, links: 'hub' },
  { name: 'square', repeats: true, square: true },
  { name: 'runs', repeats: true, runs: true },
];
