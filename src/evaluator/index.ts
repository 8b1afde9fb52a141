export { CloserLook } from './closer-look.ts';
export { briefAbove } from './effort.ts';
export { judgeExamples, type ExampleLimits } from './examples-stage.ts';
export { MeasureStage } from './measure-stage.ts';
export type { Workload } from './timed-block.ts';
export { ProjectStage } from './project-stage.ts';
export { TestsStage, type Runnable } from './tests-stage.ts';
export * from './verdict.ts';
export type { Objective } from './objective.ts';
