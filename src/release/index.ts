export type { FailedCase } from './rollback/case/keep-case.ts';
export { findGh, type Gh } from './programs/gh.ts';
export { forgeNamed, openPullRequest } from './pull-request.ts';
export { release, type Released, type ReleaseDeps, type ReleaseRequest } from './release.ts';
export {
  rollback,
  type RollbackDeps,
  type RollbackRequest,
  type RolledBack,
} from './rollback/rollback.ts';
export { statusOf, type ReleaseStatus } from './status.ts';
export { type Refusal, type Subject } from './subject.ts';
