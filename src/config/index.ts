export { defaultConfig, defineConfig, parseConfig } from './config.ts';
export { configFiles, readConfig } from './read.ts';
export type { Config, ConfigInput, Scanner } from './schema.ts';
