/** What the package offers to programs: the judge, the gate, and the config's type. */
export { defineConfig, readConfig, type Config, type ConfigInput } from './config/index.ts';
export { gate, toSarif, type GateDecision, type GateReport } from './gate/index.ts';
export {
  judge,
  type JudgeDeps,
  type JudgeRequest,
  type Judgement,
  type JudgeObjective,
  type Version,
} from './loop/index.ts';
export type {
  FileChange,
  FileVersion,
  Finding,
  Objective,
  ProjectChange,
} from './boundary/index.ts';
