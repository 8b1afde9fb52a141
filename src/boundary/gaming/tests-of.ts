import { is } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { parseCode } from '../code/code.ts';
import { fileKind } from '../file-kind.ts';
import type { View } from '../view.ts';

/** How many test files are read for their values. */
const fileLimit = 40;

/** The values that a project's tests mention, as code: what they hand in and what they expect. */
export function testValues(view: View): ReadonlySet<string> {
  const values = new Set<string>();
  const names = new Set(
    view.files.map(({ path }) => path.replace(/^.*\//, '').replace(/\.\w+$/, '')),
  );
  const texts = view.change.project.paths
    .filter((path) => fileKind(path) === 'test')
    .map((path) => ({ path, text: view.change.project.read(path) ?? '' }));
  // Those that speak of a changed file come first.
  const near = texts.filter(({ path, text }) =>
    [...names].some((name) => path.includes(name) || text.includes(name)),
  );
  const order = new Set([...near, ...texts]);
  for (const { path, text } of [...order].slice(0, fileLimit)) {
    const parsed = parseCode(path, text);
    if (!parsed.ok) continue;
    for (const node of parsed.code.nodes) {
      if (is(node, 'Literal', 'UnaryExpression')) values.add(canonical(node));
      if (is(node, 'TemplateLiteral') && node.expressions.length === 0)
        values.add(JSON.stringify(node.quasis[0]?.value.cooked ?? ''));
      if (is(node, 'ArrayExpression', 'ObjectExpression')) values.add(canonical(node));
    }
  }
  return values;
}
