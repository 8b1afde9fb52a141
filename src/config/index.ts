export { defaultConfig, defineConfig } from './config.ts';
export { configFiles, readConfig } from './read.ts';
export type { Auditor, Config, ConfigInput, Scanner } from './schema.ts';
