/** What the package offers to programs: the config's type and the gate. */
export { defineConfig, readConfig, type Config, type ConfigInput } from './config/index.ts';
export { gate, toSarif, type GateDecision, type GateReport } from './gate/index.ts';
export type {
  FileChange,
  FileVersion,
  Finding,
  Objective,
  ProjectChange,
} from './boundary/index.ts';
