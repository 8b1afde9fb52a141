export { gate, withFindings, type GateDecision, type GateReport } from './gate.ts';
export { openAnswerGate, type AnswerChange } from './answer-gate.ts';
export { readChange, type ChangeRequest } from './read-change.ts';
export { renderFindings } from './render.ts';
export { runGate, type GateOptions } from './run-gate.ts';
export { toSarif } from './sarif.ts';
export { decisionOf } from './to-decision.ts';
