export * from './ast.ts';
export { bare } from './bare.ts';
export * from './candidate.ts';
export { compose } from './compose.ts';
export * from './edit.ts';
export { normalForm } from './normal-form.ts';
export * from './source.ts';
export * from './values.ts';
