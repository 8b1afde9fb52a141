export { renderAnswer, type Looks } from './answer.ts';
export { formatCount, formatMs } from './format.ts';
export { coloured, plain, visible, type Paint } from './paint.ts';
export { renderDiff } from './diff.ts';
export { renderJudgement } from './judgement.ts';
export { renderRun } from './run.ts';
export { lastVerdicts, tally } from './search.ts';
export { clip, renderTable, wrap } from './table.ts';
export { section } from './sections.ts';
