import { readFileSync } from 'node:fs';
import { cli } from './cli.ts';
import { onInterrupt } from './interrupt.ts';

const manifest = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

// A reader that went away (`pawl show | head`) wants no more, and no complaint.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(3));

// What escapes a run's promises is told like any other error.
process.on('uncaughtException', (error) => {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
  void import('./report-error.ts').then(({ reportError }) =>
    process.exit(reportError(error, process.stderr)),
  );
});

const code = await cli(process.argv.slice(2), version, {
  stdout: process.stdout,
  stderr: process.stderr,
  // Opened by whoever reads it.
  get stdin() {
    return process.stdin;
  },
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  loadRun: async () => (await import('../loop/index.ts')).run,
  onInterrupt,
});

// What is written must arrive before the process ends; nothing else may keep it alive.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
