export { judgeExamples, type ExampleLimits } from './examples-stage.ts';
export { MeasureStage, type Workload } from './measure-stage.ts';
export { ProjectStage } from './project-stage.ts';
export { TestsStage, type Runnable } from './tests-stage.ts';
export * from './verdict.ts';
