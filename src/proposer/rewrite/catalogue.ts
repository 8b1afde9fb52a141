import { appendInPlace } from './rules/append-in-place.ts';
import { applyToCall } from './rules/apply-to-call.ts';
import { branchesToTable } from './rules/branches-to-table.ts';
import { breakWhenFound } from './rules/break-when-found.ts';
import { bubbleToSort } from './rules/bubble-to-sort.ts';
import { cacheLength } from './rules/cache-length.ts';
import { cacheProperty } from './rules/cache-property.ts';
import { callOnce } from './rules/call-once.ts';
import { callbackToLoop } from './rules/callback-to-loop.ts';
import { charToCode } from './rules/char-to-code.ts';
import { charsKeptAsString } from './rules/chars-kept-as-string.ts';
import { charsWithoutSplit } from './rules/chars-without-split.ts';
import { classTestToComparison } from './rules/class-test-to-comparison.ts';
import { closureToModule } from './rules/closure-to-module.ts';
import { collator } from './rules/collator.ts';
import { compactInPlace } from './rules/compact-in-place.ts';
import { concatToFlat } from './rules/concat-to-flat.ts';
import { concatToJoin } from './rules/concat-to-join.ts';
import { constantToModule } from './rules/constant-to-module.ts';
import { constantToSet } from './rules/constant-to-set.ts';
import { convertPlainly } from './rules/convert-plainly.ts';
import { countBits } from './rules/count-bits.ts';
import { decorateSort } from './rules/decorate-sort.ts';
import { dedupeFilter } from './rules/dedupe-filter.ts';
import { divisorBound } from './rules/divisor-bound.ts';
import { dropCopy } from './rules/drop-copy.ts';
import { entriesToKeys } from './rules/entries-to-keys.ts';
import { fieldQueue } from './rules/field-queue.ts';
import { fillByIndex } from './rules/fill-by-index.ts';
import { fillToTypedArray } from './rules/fill-to-typed-array.ts';
import { filterLengthToSome } from './rules/filter-length-to-some.ts';
import { filterToFind } from './rules/filter-to-find.ts';
import { filterToGroups } from './rules/filter-to-groups.ts';
import { findToMap } from './rules/find-to-map.ts';
import { floorToInteger } from './rules/floor-to-integer.ts';
import { forInToKeys } from './rules/for-in-to-keys.ts';
import { forOfToIndexed } from './rules/for-of-to-indexed.ts';
import { fuseChain } from './rules/fuse-chain.ts';
import { generatorToArray } from './rules/generator-to-array.ts';
import { getOnce } from './rules/get-once.ts';
import { grownArrayToSet } from './rules/grown-array-to-set.ts';
import { guardReplace } from './rules/guard-replace.ts';
import { hasOwn } from './rules/has-own.ts';
import { hoistArithmetic } from './rules/hoist-arithmetic.ts';
import { hoistCall } from './rules/hoist-call.ts';
import { hoistInvariant } from './rules/hoist-invariant.ts';
import { includesToSet } from './rules/includes-to-set.ts';
import { indexOfToMap } from './rules/index-of-to-map.ts';
import { innerIncludesToSets } from './rules/inner-includes-to-sets.ts';
import { joinToConcat } from './rules/join-to-concat.ts';
import { joinToRepeat } from './rules/join-to-repeat.ts';
import { jsonClone } from './rules/json-clone.ts';
import { jsonCompare } from './rules/json-compare.ts';
import { keysLengthToForIn } from './rules/keys-length-to-for-in.ts';
import { mapJoinToLoop } from './rules/map-join-to-loop.ts';
import { matchCount } from './rules/match-count.ts';
import { matrixToFlat } from './rules/matrix-to-flat.ts';
import { memoiseRecursion } from './rules/memoise-recursion.ts';
import { minMaxToComparison } from './rules/min-max-to-comparison.ts';
import { nestedLoopToJoin } from './rules/nested-loop-to-join.ts';
import { objectToMap } from './rules/object-to-map.ts';
import { padLoopToRepeat } from './rules/pad-loop-to-repeat.ts';
import { peelToCursor } from './rules/peel-to-cursor.ts';
import { powToMultiply } from './rules/pow-to-multiply.ts';
import { prefixSums } from './rules/prefix-sums.ts';
import { promiseAll } from './rules/promise-all.ts';
import { pushFillToTypedArray } from './rules/push-fill-to-typed-array.ts';
import { rankBySearch } from './rules/rank-by-search.ts';
import { recursiveSearchToTable } from './rules/recursive-search-to-table.ts';
import { reduceInPlace } from './rules/reduce-in-place.ts';
import { reduceToSet } from './rules/reduce-to-set.ts';
import { regexpCache } from './rules/regexp-cache.ts';
import { regexpReplaceToString } from './rules/regexp-replace-to-string.ts';
import { regexpToModule } from './rules/regexp-to-module.ts';
import { rememberByValue } from './rules/remember-by-value.ts';
import { removeOneToCounts } from './rules/remove-one-to-counts.ts';
import { replaceChain } from './rules/replace-chain.ts';
import { reverseString } from './rules/reverse-string.ts';
import { rollingRows } from './rules/rolling-rows.ts';
import { rowOutOfLoop } from './rules/row-out-of-loop.ts';
import { runningExtremes } from './rules/running-extremes.ts';
import { searchLoopToSet } from './rules/search-loop-to-set.ts';
import { shiftToHead } from './rules/shift-to-head.ts';
import { sliceRecursionToIndex } from './rules/slice-recursion-to-index.ts';
import { someToKeySet } from './rules/some-to-key-set.ts';
import { sortOutOfLoop } from './rules/sort-out-of-loop.ts';
import { sortSliceToTop } from './rules/sort-slice-to-top.ts';
import { sortToExtreme } from './rules/sort-to-extreme.ts';
import { sortedQueue } from './rules/sorted-queue.ts';
import { spliceFrontToSlice } from './rules/splice-front-to-slice.ts';
import { spliceOutToCompact } from './rules/splice-out-to-compact.ts';
import { splitToSlice } from './rules/split-to-slice.ts';
import { spreadToScan } from './rules/spread-to-scan.ts';
import { stringSearch } from './rules/string-search.ts';
import { swapToTemp } from './rules/swap-to-temp.ts';
import { tailRecursionToLoop } from './rules/tail-recursion-to-loop.ts';
import { trimByIndex } from './rules/trim-by-index.ts';
import { tryOutOfLoop } from './rules/try-out-of-loop.ts';
import { typeTagToTypeof } from './rules/type-tag-to-typeof.ts';
import { unshiftToReverse } from './rules/unshift-to-reverse.ts';
import type { Rewrite } from './rewrite.ts';

/** Every rewrite rule, sorted by name: one import and one line here each. */
export const rewrites: readonly Rewrite[] = [
  appendInPlace,
  applyToCall,
  branchesToTable,
  breakWhenFound,
  bubbleToSort,
  cacheLength,
  cacheProperty,
  callOnce,
  callbackToLoop,
  charToCode,
  charsKeptAsString,
  charsWithoutSplit,
  classTestToComparison,
  closureToModule,
  collator,
  compactInPlace,
  concatToFlat,
  concatToJoin,
  constantToModule,
  constantToSet,
  convertPlainly,
  countBits,
  decorateSort,
  dedupeFilter,
  divisorBound,
  dropCopy,
  entriesToKeys,
  fieldQueue,
  fillByIndex,
  fillToTypedArray,
  filterLengthToSome,
  filterToFind,
  filterToGroups,
  findToMap,
  floorToInteger,
  forInToKeys,
  forOfToIndexed,
  fuseChain,
  generatorToArray,
  getOnce,
  grownArrayToSet,
  guardReplace,
  hasOwn,
  hoistArithmetic,
  hoistCall,
  hoistInvariant,
  includesToSet,
  indexOfToMap,
  innerIncludesToSets,
  joinToConcat,
  joinToRepeat,
  jsonClone,
  jsonCompare,
  keysLengthToForIn,
  mapJoinToLoop,
  matchCount,
  matrixToFlat,
  memoiseRecursion,
  minMaxToComparison,
  nestedLoopToJoin,
  objectToMap,
  padLoopToRepeat,
  peelToCursor,
  powToMultiply,
  prefixSums,
  promiseAll,
  pushFillToTypedArray,
  rankBySearch,
  recursiveSearchToTable,
  reduceInPlace,
  reduceToSet,
  regexpCache,
  regexpReplaceToString,
  regexpToModule,
  rememberByValue,
  removeOneToCounts,
  replaceChain,
  reverseString,
  rollingRows,
  rowOutOfLoop,
  runningExtremes,
  searchLoopToSet,
  shiftToHead,
  sliceRecursionToIndex,
  someToKeySet,
  sortOutOfLoop,
  sortSliceToTop,
  sortToExtreme,
  sortedQueue,
  spliceFrontToSlice,
  spliceOutToCompact,
  splitToSlice,
  spreadToScan,
  stringSearch,
  swapToTemp,
  tailRecursionToLoop,
  trimByIndex,
  tryOutOfLoop,
  typeTagToTypeof,
  unshiftToReverse,
];
