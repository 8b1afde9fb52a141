export { hasStore, makeStoreFolder, storeFolder } from './folder.ts';
export { lockProject, type ProjectLock } from './lock.ts';
export { openStore } from './sqlite-store.ts';
export { asStoreFault, StoreFault } from './store-fault.ts';
export type { Store, StoredRun, StoredVerdict } from './store.ts';
