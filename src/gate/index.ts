export { gate, type GateDecision, type GateReport } from './gate.ts';
export type { ChangeRequest } from './read-change.ts';
export { renderReport } from './render.ts';
export { runGate, type GateOptions } from './run-gate.ts';
export { toSarif } from './sarif.ts';
