import {
  is,
  isFunction,
  walk,
  type Edit,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import { inLanguage } from '../analysis/helper.ts';
import { insertion, replacement } from '../analysis/layout.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import { usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'generator-to-array';

/** Generators that are always drained, as functions that fill an array. */
export const generatorToArray: Rewrite = {
  name: operator,
  wins: 'Fills an array instead of yielding one value at a time where every caller takes all of them.',
  gain: 'allocation',
  *find(_, source) {
    for (const { node } of walk(source.program)) {
      if (
        !is(node, 'FunctionDeclaration') ||
        !node.generator ||
        node.async ||
        !node.id ||
        !node.body
      )
        continue;
      const variable = variableOf(source, node.id);
      if (
        !variable ||
        is(parentOf(source, node), 'ExportNamedDeclaration', 'ExportDefaultDeclaration')
      )
        continue;
      const uses = usesOf(variable, source.program);
      if (uses.length === 0 || !uses.every((use) => isDrained(source, use))) continue;
      const edits = filled(source, node);
      if (edits) yield { operator, edits, reason: 'fill an array instead of yielding one by one' };
    }
  },
};

/** `[...g()]`, `Array.from(g())`, `for (const x of g())`, `yield* g()`, `new Set(g())`. */
function isDrained(source: Source, use: Node): boolean {
  const call = parentOf(source, use);
  const above = call && parentOf(source, call);
  if (!is(call, 'CallExpression') || call.callee !== use) return false;
  if (is(above, 'YieldExpression')) return above.delegate;
  if (is(above, 'ForOfStatement')) return above.right === call;
  return is(above, 'SpreadElement', 'CallExpression', 'NewExpression');
}

function filled(source: Source, fn: NodeOf<'FunctionDeclaration'>): Edit[] | undefined {
  const { body } = fn;
  if (!body) return undefined;
  const out = freshName(source, 'out');
  const star = source.text.indexOf('*', fn.start);
  if (star < 0 || star > body.start) return undefined;
  const edits: Edit[] = [{ start: star, end: star + 1, text: '' }];
  if (fn.returnType)
    edits.push({ start: fn.returnType.start, end: fn.returnType.end, text: ': any[]' });
  for (const { node, ancestors } of walk(body)) {
    if (ancestors.some((up) => isFunction(up))) continue;
    if (is(node, 'ReturnStatement')) edits.push(replacement(node, `return ${out};`));
    if (!is(node, 'YieldExpression')) continue;
    if (!is(parentOf(source, node), 'ExpressionStatement') || !node.argument) return undefined;
    const head = node.argument.start;
    const item = freshName(source, 'item');
    edits.push(
      node.delegate
        ? { start: node.start, end: head, text: `for (const ${item} of ` }
        : { start: node.start, end: head, text: `${out}.push(` },
      insertion(node.argument.end, node.delegate ? `) ${out}.push(${item})` : ')'),
    );
  }
  return [
    ...edits,
    insertion(body.start + 1, inLanguage(` const ${out}«: any[]» = [];`, source)),
    insertion(body.end - 1, `return ${out}; `),
  ];
}
