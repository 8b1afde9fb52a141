export { rewrites } from './catalogue.ts';
export { rewriteProposer } from './proposer.ts';
export { regionsOf } from './regions.ts';
export type { Gain, Rewrite } from './rewrite.ts';
