export { Git } from './git.ts';
export {
  compareTrees,
  indexEntries,
  mergeBase,
  readBlobs,
  resolveCommit,
  treeOf,
  type RawChange,
  type TreeEntry,
} from './objects.ts';
export {
  branchRef,
  checkedOutIn,
  prepareRef,
  readRef,
  refsContaining,
  type PreparedRef,
} from './refs.ts';
export { writeBlob, writeCommit, writeTree, type TreeEdit } from './write.ts';
