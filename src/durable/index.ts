export { hasStore } from './folder.ts';
export { lockProject, type ProjectLock } from './lock.ts';
export { openStore } from './sqlite-store.ts';
export { StoreFault } from './store-fault.ts';
export type { Store, StoredRun, StoredVerdict } from './store.ts';
