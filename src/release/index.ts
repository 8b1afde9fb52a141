export { release, type Released, type ReleaseDeps, type ReleaseRequest } from './release.ts';
export { type Refusal, type Subject } from './subject.ts';
