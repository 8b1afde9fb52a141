/**
 * What a finding means for the change, worst first: it stops; it goes to the audit before anything
 * else; a person must sign; it is only told.
 */
export const severities = ['stop', 'audit', 'sign-off', 'note'] as const;
export type Severity = (typeof severities)[number];

/** One thing that a boundary found. */
export interface Finding {
  readonly boundary: string;
  /** The rule's name within its boundary: `capability/network` is boundary and rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** 1-based, in the version after the change, or before it where what it is about is gone. */
  readonly line: number;
  readonly column?: number;
  /** One sentence without a full stop. */
  readonly message: string;
  /** What to do about it, one sentence without a full stop. */
  readonly mend: string;
  /** Who may sign, where an owners file says so. */
  readonly owners?: readonly string[];
}

/** What a rule is; the documentation, SARIF and the settings speak of the same list. */
export interface Rule {
  readonly boundary: string;
  readonly rule: string;
  /** What it finds, one sentence without a full stop. */
  readonly finds: string;
  readonly mend: string;
  /** Where a finding does not say otherwise. */
  readonly severity: Severity;
  /** It guards the gate itself, so no setting can change it. */
  readonly fixed?: true;
}

/** `boundary/rule`. */
export function ruleId({ boundary, rule }: Pick<Rule, 'boundary' | 'rule'>): string {
  return `${boundary}/${rule}`;
}

type Written = Omit<Rule, 'boundary' | 'rule'>;

/** The rules of one boundary by name. */
export function defineRules<N extends string>(
  boundary: string,
  rules: Record<N, Written>,
): Record<N, Rule> {
  const entries = Object.entries<Written>(rules).map(([rule, rest]) => [
    rule,
    { boundary, rule, ...rest },
  ]);
  return Object.fromEntries(entries) as Record<N, Rule>;
}

/** Where a finding is. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** Makes a finding of a rule; what is given wins over what the rule says. */
export function found(
  rule: Rule,
  place: Place,
  message: string,
  rest: Partial<Pick<Finding, 'severity' | 'mend' | 'owners'>> = {},
): Finding {
  return {
    boundary: rule.boundary,
    rule: rule.rule,
    severity: rule.severity,
    file: place.file,
    line: place.line,
    ...(place.column !== undefined && { column: place.column }),
    message,
    mend: rule.mend,
    ...rest,
  };
}
