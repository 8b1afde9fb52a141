export { decide, gate, type GateDecision, type GateReport } from './gate.ts';
export { readChange, type ChangeRequest, type GateInput } from './read-change.ts';
export { renderReport } from './render.ts';
export { runGate, type GateOptions } from './run-gate.ts';
export { toSarif } from './sarif.ts';
export { scannerFindings, type ScannerRun } from './scanner.ts';
