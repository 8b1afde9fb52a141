export { defaultConfig, defineConfig } from './config.ts';
export { configFiles, readConfig } from './read.ts';
export { reviewSchema } from './review-schema.ts';
export type { Auditor, Config, ConfigInput, Scanner } from './schema.ts';
