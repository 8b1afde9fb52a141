export * from './boundary.ts';
export * from './change.ts';
export * from './finding.ts';
export { allRules, judge } from './judge.ts';
export { defaultSettings, type Settings } from './settings.ts';
export * from './breaker.ts';
export { interfaceDistance, interfaceOf, textDistance } from './distance.ts';
export * from './drift.ts';
export { fileKind } from './file-kind.ts';
