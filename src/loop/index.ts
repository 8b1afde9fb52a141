export * from './answer.ts';
export * from './event.ts';
export { run, type RunResult } from './run.ts';
export type { RunDeps } from './session.ts';
export type { Admission, Refusal, RunEnd, Watch } from './watch.ts';
