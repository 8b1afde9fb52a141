import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Objective } from '../boundary/change.ts';
import { PawlFault } from '../fault.ts';
import { renderReport, runGate, toSarif, type GateReport } from '../gate/index.ts';
import { Git } from '../git/index.ts';
import type { Context, ExitCode } from './context.ts';
import { looksOf } from './looks.ts';

export interface GateFlags {
  readonly base?: string;
  readonly head?: string;
  readonly staged?: boolean;
  readonly objective?: Objective;
  readonly target?: string;
  readonly json?: boolean;
  readonly sarif?: string;
  readonly jail: boolean;
}

/** `pawl gate`: 0 passes, 1 is stopped or waits. */
export async function gateCommand(
  folder: string,
  { target, json, sarif, jail, ...request }: GateFlags,
  version: string,
  context: Context,
): Promise<ExitCode> {
  const git = new Git(folder, context.env);
  const [file, symbol] = target?.split('#') ?? [];
  const report = await runGate(
    { ...request, ...(file && { target: { file, ...(symbol && { symbol }) } }) },
    { git, jail },
  );
  if (sarif !== undefined) write(resolve(folder, sarif), toSarif(report, version));
  if (json)
    for (const event of eventsOf(report)) context.stdout.write(`${JSON.stringify(event)}\n`);
  else context.stdout.write(renderReport(report, looksOf(context.stdout, context.env).paint));
  return report.decision.kind === 'approved' ? 0 : 1;
}

function* eventsOf({ base, head, files, findings, decision }: GateReport): Generator<object> {
  yield { type: 'gate-started', base, head, files };
  for (const finding of findings) yield { type: 'boundary-found', ...finding };
  yield { type: 'gate-decided', ...decision };
}

function write(path: string, value: unknown): void {
  try {
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  } catch (cause) {
    throw new PawlFault('not-written', `can't write ${path}`, {
      hint: 'Name a file in a folder that is there.',
      cause,
    });
  }
}
