import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { complexityOf, type Complexity } from './complexity.ts';
import { isUnchanged, pairFunctions, vanishedFunctions, type Pair } from './pair.ts';
import { readabilityRules as rules } from './rules.ts';

/** A rise of the cognitive figure that is told whatever the objective is. */
const remarkable = 5;

/** What the change costs a reader, function by function. */
export function budgetFindings(view: View): Finding[] {
  const gone = vanishedFunctions(view).map(({ code, fn }) => complexityOf(fn.node, code.text));
  const findings = pairFunctions(view)
    .filter((pair) => !isUnchanged(pair))
    .flatMap((pair) => functionFindings(view, pair, gone));
  return [...findings, ...fileFindings(view)];
}

function functionFindings(view: View, pair: Pair, gone: readonly Complexity[]): Finding[] {
  const { code, fn, before } = pair;
  const { readability: budget } = view.settings;
  const ownName = (name: string): string => name.split('.').at(-1) ?? name;
  const now = complexityOf(fn.node, code.text, ownName(fn.name));
  const was = before && complexityOf(before.fn.node, before.code.text, ownName(before.fn.name));
  const old = was ?? worst(gone);
  const at = code.at(fn.node);
  const allowed = (figure: keyof Complexity, least: number): number =>
    Math.max(least, Math.ceil((old?.[figure] ?? 0) * (figure === 'nesting' ? 1 : budget.growth)));
  const change = (figure: keyof Complexity): string =>
    was ? `${was[figure]} → ${now[figure]}` : String(now[figure]);
  const findings: Finding[] = [];
  const over = (figure: 'cognitive' | 'cyclomatic', least: number): boolean =>
    now[figure] > allowed(figure, least);
  if (over('cognitive', budget.cognitive) || over('cyclomatic', budget.cyclomatic))
    findings.push(
      found(
        rules.complexity,
        at,
        `${fn.name}: cognitive complexity ${change('cognitive')} (budget ${allowed('cognitive', budget.cognitive)}), cyclomatic ${change('cyclomatic')} (budget ${allowed('cyclomatic', budget.cyclomatic)})`,
      ),
    );
  else if (was) {
    const rise = now.cognitive - was.cognitive;
    if (rise >= remarkable || (view.change.objective === 'optimise' && rise > 0))
      findings.push(
        found(
          rules.price,
          at,
          `${fn.name}: cognitive complexity ${change('cognitive')}, cyclomatic ${change('cyclomatic')}, lines ${change('lines')}`,
        ),
      );
  }
  if (now.nesting > allowed('nesting', budget.nesting))
    findings.push(
      found(
        rules.nesting,
        at,
        `${fn.name}: nested ${change('nesting')} deep (budget ${budget.nesting})`,
      ),
    );
  if (now.lines > allowed('lines', budget.functionLines))
    findings.push(
      found(
        rules.length,
        at,
        `${fn.name}: ${change('lines')} lines (budget ${allowed('lines', budget.functionLines)})`,
      ),
    );
  return findings;
}

function worst(gone: readonly Complexity[]): Complexity | undefined {
  if (gone.length === 0) return undefined;
  const most = (figure: keyof Complexity): number => Math.max(...gone.map((each) => each[figure]));
  return {
    cyclomatic: most('cyclomatic'),
    cognitive: most('cognitive'),
    nesting: most('nesting'),
    lines: most('lines'),
  };
}

function fileFindings(view: View): Finding[] {
  const { fileLines, growth } = view.settings.readability;
  return view.files.flatMap((file) => {
    if (file.kind !== 'code' || !file.after?.text) return [];
    const count = (text: string | undefined): number => text?.split('\n').length ?? 0;
    const [was, now] = [count(file.before?.text), count(file.after.text)];
    const allowed = Math.max(fileLines, Math.ceil(was * growth));
    return now > allowed
      ? [
          found(
            rules.length,
            { file: file.path, line: 1 },
            `${was} → ${now} lines (budget ${allowed})`,
          ),
        ]
      : [];
  });
}
