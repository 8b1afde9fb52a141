import type { Rewrite } from './rewrite.ts';

/** Every rewrite rule, sorted by name: one import and one line here each. */
export const rewrites: readonly Rewrite[] = [];
