export { executableOf, type Executable } from './executable.ts';
