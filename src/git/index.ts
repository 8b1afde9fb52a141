export { authorHere, authorsBetween, type Author } from './authors.ts';
export { Git } from './git.ts';
export { keep, readKept, type KeptBytes } from './kept.ts';
export { mergeTexts, type Merged } from './merge.ts';
export {
  compareTrees,
  indexEntries,
  mergeBase,
  readBlobs,
  resolveCommit,
  sizedTreeOf,
  treeOf,
  type RawChange,
  type SizedEntry,
  type TreeEntry,
} from './objects.ts';
export { pushCommit, type Pushed } from './push.ts';
export {
  branchRef,
  carriers,
  checkedOutIn,
  headRef,
  isAncestor,
  prepareRef,
  readRef,
  refsContaining,
  type PreparedRef,
} from './refs.ts';
export { stage, writeBlob, writeCommit, writeTree, type TreeEdit } from './write.ts';
