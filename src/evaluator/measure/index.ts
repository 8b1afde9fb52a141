export { confidenceSequence, type Interval } from './confidence-sequence.ts';
export { corrected } from './corrected.ts';
export { isUsable, median, ratioOf } from './ratio.ts';
export { schedule, type Turn } from './schedule.ts';
export { screen } from './screen.ts';
export {
  sequentialTest,
  type Decision,
  type SequentialTest,
  type TestOptions,
} from './sequential-test.ts';
export { blockRatio, summarise, type Block, type StratumTimes } from './summarise.ts';
