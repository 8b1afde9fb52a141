export {
  approve,
  claim,
  consider,
  type Approval,
  type ApprovedDecision,
  type NotApproved,
  type Use,
} from './approve.ts';
export { autonomyOf, type Autonomy } from './autonomy.ts';
export { breachInWords, breakerOf } from './breaker.ts';
export {
  giveCarried,
  largestDocument,
  longestDays,
  weigh,
  type Carriable,
  type CarriedSaid,
  type FoundDocument,
  type HeldWord,
  type Weighed,
} from './carried/index.ts';
export type { Law, Present } from './case.ts';
export {
  changedFact,
  factsOf,
  type Decision,
  type Facts,
  type PendingDecision,
} from './decision.ts';
export { boundariesDigest, guarded, pendingFromAnswer, settingsOf } from './from-answer.ts';
export { defaultPolicy, policySchema, type Policy } from './policy.ts';
export { findProgram } from './programs/find-program.ts';
export {
  isInRepository,
  openRevision,
  personalSetting,
  type Revision,
} from './programs/trusted-file.ts';
export { sshSignatures } from './programs/ssh-keygen.ts';
export { earlierUse, isUsed, openOf, queueOf } from './queue.ts';
export { requirementOf, type Requirement } from './requirement.ts';
export type { Signatures, Trust } from './signatures.ts';
export { driftBy, driftFindings, driftTargets, generationOf } from './drift.ts';
export { easeBreaker } from './ease.ts';
export { breakerText } from './signed-text.ts';
export { giveSignOff, refuse } from './word.ts';
