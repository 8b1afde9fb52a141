export type { AuditOptions, Check, Subject, Verdict } from './audit.ts';
export { runAudit } from './run-audit.ts';
export { auditSecret } from './secret.ts';
export { readAudit, recordAudit, type ReadAudit } from './signed.ts';
