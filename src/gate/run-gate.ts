import type { Finding } from '../boundary/index.ts';
import type { Scanner } from '../config/index.ts';
import type { Git } from '../git/index.ts';
import { findJail, runTool, type Jail } from '../sandbox/index.ts';
import { gate, type GateReport } from './gate.ts';
import { readChange, type ChangeRequest, type GateInput } from './read-change.ts';
import { scannerFindings } from './scanner.ts';

export interface GateOptions {
  readonly git: Git;
  /** False: scanners run without the operating system's jail. */
  readonly jail: boolean;
}

/**
 * Judges a change of a repository: reads it by git, asks every boundary and every scanner of the
 * base's config.
 *
 * @throws UsageError for a revision that is not there or a bad config; PawlFault where git fails.
 */
export async function runGate(
  request: ChangeRequest,
  { git, jail }: GateOptions,
): Promise<GateReport & GateInput> {
  const input = await readChange(git, request);
  const { change, config, root } = input;
  const found =
    config.scanners.length === 0 ? [] : await scan(config.scanners, root, findJail(jail));
  return { ...gate(change, config, found), ...input };
}

/** Scanners see the working tree read-only, one after the other. */
async function scan(scanners: readonly Scanner[], root: string, jail: Jail): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const scanner of scanners) {
    const run = await runTool(
      jail,
      scanner.command,
      { root, mounts: [{ path: root }] },
      scanner.timeoutMs,
    );
    findings.push(...scannerFindings(scanner, run, root));
  }
  return findings;
}
