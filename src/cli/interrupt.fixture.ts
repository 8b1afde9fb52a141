/** Tells each request to stop on stdout, and lives on. */
import { writeSync } from 'node:fs';
import { onInterrupt } from './interrupt.ts';

onInterrupt(
  () => writeSync(1, 'first\n'),
  () => writeSync(1, 'second\n'),
);
setInterval(() => {}, 60_000);
writeSync(1, 'ready\n');
