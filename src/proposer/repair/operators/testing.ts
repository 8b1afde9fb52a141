import { applyEdits, parseSource } from '../../../candidate/index.ts';
import type { RepairInput, RepairOperator } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';

/** An input for tests: everything suspected alike, nothing known from tests. */
export function inputOf(code: string, more: Partial<RepairInput> = {}, file = 'a.js'): RepairInput {
  const parsed = parseSource(file, code);
  if (!parsed.ok) throw new Error(`${parsed.reason}\n${code}`);
  return {
    source: parsed.source,
    regions: [parsed.source.program],
    suspicion: () => 1,
    literals: [],
    names: [],
    suspects: { literals: [], keys: [] },
    solved: () => false,
    probe: (queries) =>
      Promise.resolve(
        queries.map(({ expressions }) => ({ current: 'now', digests: expressions.map(String) })),
      ),
    ...more,
  };
}

/**
 * Every text that the operator makes of the code.
 *
 * @throws Error when one does not parse: operators must not make such.
 */
export function textsOf(
  operator: RepairOperator,
  code: string,
  more: Partial<RepairInput> = {},
  file = 'a.js',
): readonly string[] {
  const input = inputOf(code, more, file);
  const texts = new Set<string>();
  for (const { node, ancestors } of walkRuntime(input.source.program))
    for (const { change } of operator.repairs(node, ancestors, input))
      texts.add(applyEdits(code, change.edits));
  for (const text of texts) {
    const parsed = parseSource(file, text);
    if (!parsed.ok) throw new Error(`${operator.name}: ${parsed.reason}\n${text}`);
  }
  return [...texts];
}
