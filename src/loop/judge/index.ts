export { judge, type JudgeDeps, type JudgeRequest } from './judge.ts';
export { objectives, type JudgedBy, type Judgement, type JudgeObjective } from '../judgement.ts';
export type { Version } from './version.ts';
