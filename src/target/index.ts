export { takeBaseline, type Baseline } from './baseline.ts';
export { declaredShapes } from './declared.ts';
export {
  expectedOutcomes,
  outcomesOf,
  recordExamples,
  type Expected,
  type Recorded,
} from './examples.ts';
export { holdOut } from './held-out.ts';
export { executableOf, type Executable } from './executable/index.ts';
export { ingredientsOf, type Ingredients } from './ingredients.ts';
export { checkTypes, findTypeChecker, newErrors, type TypeCheck } from './runner/check-types.ts';
export { runProjectTests, type RunnerResult } from './runner/run-tests.ts';
export type { Runner, RunnerTest } from './runner/runner.ts';
export { copyWorkspace, fillWorkspace, type Workspace } from './runner/workspace.ts';
export { settle, type Settled } from './settle.ts';
export { openTarget, type Target } from './target.ts';
export {
  exampleOf,
  findSymbol,
  namedFunctions,
  observedSymbols,
  type NamedFunction,
} from './symbols.ts';
