export { findJail, type Jail, type Mount } from './jail.ts';
export { Sandbox, type Freshness, type SandboxOptions } from './pool.ts';
export type * from './protocol.ts';
export type { ModuleText } from './realm/linker.ts';
export { commonJsMark, testModuleNames } from './module-names.ts';
export { runCommand, type CommandResult } from './process/run-command.ts';
export { runTool, type ToolPlace } from './process/run-tool.ts';
export { oneEach } from './versions.ts';
export { WorkerDied } from './worker-process.ts';
