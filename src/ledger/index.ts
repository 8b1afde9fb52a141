export { auditKey, auditPublicKey } from './audit-key.ts';
export { canonical } from './canonical.ts';
export type { Broken, Damage } from './chain.ts';
export { digestOf, sha256 } from './digest.ts';
export type { Entry, EntryOf } from './entry.ts';
export { seal, unseal } from './dsse.ts';
export { exportLines } from './export.ts';
export type { GateDecided } from './gate-decided.ts';
export { inspectLedger, type Inspection } from './inspect.ts';
export { checkBody, type Kind, type LedgerEvent } from './kinds.ts';
export { LedgerFault } from './ledger-fault.ts';
export type { Ledger, LedgerDeps } from './ledger.ts';
export {
  type ChangeKind,
  type Envelope,
  type FileDigests,
  type Finding,
  type Signed,
} from './parts.ts';
export { hasLedger, ledgerFile, openLedger } from './sqlite-ledger.ts';
export { statementOf, statementType } from './statement.ts';
export { toHtml } from './report/html.ts';
export { toMarkdown } from './report/markdown.ts';
export { reportOf } from './report/report.ts';
export { keyOf, readableEntries, type Intact, type Verification, type Witness } from './verify.ts';
