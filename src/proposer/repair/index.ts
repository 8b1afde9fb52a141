export { instrument, type Instrumented, type Site } from './coverage/instrument.ts';
export { suspicionOf, type Spectrum } from './coverage/suspicion.ts';
export { naturalnessOf } from './ranking/naturalness.ts';
export { repairOperators } from './operators/index.ts';
export { repairProposer } from './repair-proposer.ts';
export * from './repair.ts';
