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
