import { isAbsolute, relative, sep } from 'node:path';
import type { Finding } from '../boundary/index.ts';
import type { Scanner } from '../config/index.ts';

/** What a scanner's run gave. */
export interface ScannerRun {
  readonly status: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Findings of one scanner at most; a tool that says more is told so. */
const limit = 200;

/**
 * What an external linter or scanner said, as findings: its output is data. One that does not end in
 * time, or whose output can't be read, is a finding that stops.
 *
 * @param root where its absolute paths start
 */
export function scannerFindings(scanner: Scanner, run: ScannerRun, root: string): Finding[] {
  const fail = (message: string): Finding[] => [
    make(
      scanner,
      'failed',
      'stop',
      '',
      1,
      `${scanner.name} ${message}`,
      'Mend the scanner or its settings',
    ),
  ];
  if (run.timedOut) return fail(`did not end within ${scanner.timeoutMs} ms`);
  if (run.status === null) return fail('was killed');
  const parsed = scanner.output === 'sarif' ? fromSarif(run.stdout) : fromLines(run.stdout);
  if (!parsed) return fail('gave no SARIF');
  // A failure that names nothing is not a clean bill.
  if (run.status !== 0 && parsed.length === 0)
    return fail(`ended with ${run.status}: ${firstLine(run.stderr) || firstLine(run.stdout)}`);
  return parsed
    .slice(0, limit)
    .map(({ rule, file, line, message }) =>
      make(
        scanner,
        rule,
        scanner.severity,
        inRoot(file, root),
        line,
        message,
        `Mend what ${scanner.name} complains of`,
      ),
    );
}

function make(
  scanner: Scanner,
  rule: string,
  severity: Finding['severity'],
  file: string,
  line: number,
  message: string,
  mend: string,
): Finding {
  return { boundary: scanner.name, rule, severity, file, line, message, mend };
}

interface Said {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

function fromLines(text: string): Said[] {
  return text.split('\n').flatMap((line) => {
    const match = /^(?:\.\/)?([^\s:][^:]*):(\d+)(?::\d+)?:?\s+(.+)$/.exec(line);
    return match
      ? [{ rule: 'finding', file: match[1]!, line: Number(match[2]), message: match[3]!.trim() }]
      : [];
  });
}

/** Tolerant: what it needs is checked, all else is left alone. */
function fromSarif(output: string): Said[] | undefined {
  let log: unknown;
  try {
    log = JSON.parse(output);
  } catch {
    return undefined;
  }
  const runs = at(log, 'runs');
  if (!Array.isArray(runs)) return undefined;
  return runs.flatMap((run) => {
    const results = at(run, 'results');
    return (Array.isArray(results) ? results : []).flatMap((result): Said[] => {
      if (at(result, 'level') === 'none' || at(result, 'kind') === 'pass') return [];
      const rule = text(at(result, 'ruleId')) ?? 'finding';
      const place = at(result, 'locations', 0, 'physicalLocation');
      const uri = at(place, 'artifactLocation', 'uri');
      const line = at(place, 'region', 'startLine');
      return [
        {
          rule: rule.replace(/[^\w.@/-]/g, '_'),
          file: typeof uri === 'string' ? decode(uri.replace(/^file:\/\//, '')) : '',
          line: typeof line === 'number' && line > 0 ? line : 1,
          message: text(at(result, 'message', 'text')) ?? rule,
        },
      ];
    });
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function at(value: unknown, ...path: (string | number)[]): unknown {
  let here = value;
  for (const key of path)
    here =
      typeof here === 'object' && here !== null
        ? (here as Record<string | number, unknown>)[key]
        : undefined;
  return here;
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function inRoot(file: string, root: string): string {
  return isAbsolute(file) ? relative(root, file).split(sep).join('/') : file.replace(/^\.\//, '');
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
