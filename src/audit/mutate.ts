import { structuredPatch } from 'diff';
import { position, walk, type Change, type Node } from '../candidate/index.ts';
import { repairOperators, type RepairInput } from '../proposer/repair/index.ts';
import { seeded } from '../target/inputs/index.ts';
import type { Target } from '../target/index.ts';

/** A version of the change with one thing wrong. */
export interface Mutant {
  readonly id: string;
  readonly operator: string;
  readonly reason: string;
  /** In the changed file, from 1. */
  readonly line: number;
  /** For a realm, with fuel. */
  readonly code: string;
}

/** Operators that damage: small, local, and needing nothing but the code. */
const damaging = new Set([
  'arithmetic-operator',
  'assignment-operator',
  'boolean-literal',
  'comparison-operator',
  'delete-statement',
  'drop-operand',
  'force-condition',
  'logical-operator',
  'negate-condition',
  'number-literal',
  'offset-by-one',
  'return-value',
  'string-literal',
  'swap-method',
  'ternary-arms',
  'unary-operator',
  'update-operator',
]);
const operators = repairOperators.filter(({ name }) => damaging.has(name));

const most = 40;
/** With fewer the lines around are mutated too. */
const enough = 8;
const farthest = 12;

/** Mutants of the lines that the change touched, and of those around where there are few. */
export function mutantsOf(target: Target, before: string, seed: number): readonly Mutant[] {
  const { text } = target.source;
  const touched = touchedLines(before, text);
  const lines = text.split('\n').length;
  let found: readonly Change[] = [];
  for (let margin = 0; margin <= Math.min(farthest, lines) && found.length < enough; margin++) {
    const near = new Set(touched.flatMap((line) => around(line, margin)));
    found = changesIn(target, near);
  }
  return chosen(found, seed).flatMap((change, i) => {
    const code = codeOf(target, change);
    if (code === undefined) return [];
    const start = Math.min(...change.edits.map((edit) => edit.start));
    const { operator, reason } = change;
    return [{ id: `mutant-${i}`, operator, reason, line: position(text, start).line, code }];
  });
}

function around(line: number, margin: number): number[] {
  return Array.from({ length: 2 * margin + 1 }, (_, i) => line - margin + i);
}

/** Lines of the changed text that are new, or beside which something is gone. */
function touchedLines(before: string, after: string): number[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks.flatMap(({ newStart, newLines }) =>
    newLines === 0
      ? [newStart, newStart + 1]
      : Array.from({ length: newLines }, (_, i) => newStart + i),
  );
}

function changesIn({ source }: Target, lines: ReadonlySet<number>): readonly Change[] {
  const input: RepairInput = {
    source,
    regions: [source.program],
    suspicion: () => 1,
    literals: [],
    names: [],
    suspects: { literals: [], keys: [] },
    probe: () => Promise.resolve([]),
    solved: () => false,
  };
  const isIn = ({ start, end }: Node): boolean =>
    lines.has(position(source.text, start).line) && lines.has(position(source.text, end).line);
  const changes: Change[] = [];
  for (const { node, ancestors } of walk(source.program)) {
    if (!isIn(node)) continue;
    for (const operator of operators)
      for (const { change } of operator.repairs(node, ancestors, input)) changes.push(change);
  }
  const byText = new Map(changes.map((change) => [JSON.stringify(change.edits), change]));
  return [...byText.values()];
}

/** Some of each operator, which ones nobody knows before. */
function chosen(changes: readonly Change[], seed: number): readonly Change[] {
  const random = seeded(seed);
  const shuffled = [...changes]
    .map((change) => ({ change, at: random.integer(0, 2 ** 30) }))
    .sort((a, b) => a.at - b.at)
    .map(({ change }) => change);
  const groups = [...Map.groupBy(shuffled, ({ operator }) => operator).values()];
  const out: Change[] = [];
  for (let round = 0; out.length < most && groups.some((group) => round < group.length); round++)
    out.push(...groups.flatMap((group) => group.slice(round, round + 1)));
  return out.slice(0, most);
}

function codeOf({ executable }: Target, change: Change): string | undefined {
  try {
    return executable.code(change.edits, true);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
