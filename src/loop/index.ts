export * from './answer.ts';
export * from './event.ts';
export * from './judge/index.ts';
export { replay, type Recorded, type Replay } from './replay.ts';
export { run, type RunResult } from './run.ts';
export type { RunDeps } from './session.ts';
