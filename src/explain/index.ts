export { renderAnswer, type Looks } from './answer.ts';
export { formatCount, formatMs } from './format.ts';
export { coloured, plain, visible, type Paint } from './paint.ts';
export { renderRun } from './run.ts';
export { lastVerdicts, tally } from './search.ts';
export { clip } from './table.ts';
