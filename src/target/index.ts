export { takeBaseline, type Baseline } from './baseline.ts';
export { expectedOutcomes, recordExamples, type Expected } from './examples.ts';
export type { Executable } from './executable.ts';
export { projectRoot, relativeTo } from './project.ts';
export { runProjectTests, type RunnerResult } from './runner/run-tests.ts';
export type { Runner, RunnerTest } from './runner/runner.ts';
export { copyWorkspace, type Workspace } from './runner/workspace.ts';
export { openTarget, type Target } from './target.ts';
export { namedFunctions, type NamedFunction } from './symbols.ts';
