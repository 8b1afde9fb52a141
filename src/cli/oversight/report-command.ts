import { basename } from 'node:path';
import { UsageError } from '../../fault.ts';
import {
  inspectLedger,
  readableEntries,
  reportOf,
  toHtml,
  toMarkdown,
} from '../../ledger/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { whatKeepsLedger, watchedRoot } from './office.ts';

/** `pawl report`. Exit 1 when the ledger is broken; the report is made all the same, and says so. */
export function reportCommand(folder: string, html: boolean, context: Context): ExitCode {
  const root = watchedRoot(folder);
  const found = inspectLedger(root, context.env);
  if (!found)
    throw new UsageError('no-ledger', `no ledger is kept for ${root}`, {
      hint: whatKeepsLedger,
    });
  const { verification, caveats } = found;
  const entries = verification.ok ? verification.entries : readableEntries(found.kept);
  const report = reportOf(basename(root), verification, entries, caveats, context.now());
  context.stdout.write(html ? toHtml(report) : toMarkdown(report));
  return verification.ok ? 0 : 1;
}
