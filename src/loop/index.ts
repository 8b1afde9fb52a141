export * from './answer.ts';
export * from './event.ts';
export * from './judge/index.ts';
export { run, type RunResult } from './run.ts';
export type { RunDeps } from './session.ts';
