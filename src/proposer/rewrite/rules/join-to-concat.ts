import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { term } from '../analysis/code.ts';
import { replacement } from '../analysis/layout.ts';
import { methodCall } from '../analysis/match.ts';
import { parentOf } from '../analysis/parents.ts';
import { stringOf } from '../analysis/simple.ts';
import { usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'join-to-concat';

/** Text built by adding to a string instead of collecting parts. */
export const joinToConcat: Rewrite = {
  name: operator,
  wins: 'Adds to a string instead of collecting parts in an array that is joined at the end.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const edits = is(node, 'VariableDeclarator') ? added(source, node) : undefined;
      if (edits)
        yield { operator, edits, reason: 'add to a string instead of joining an array of parts' };
    }
  },
};

function added(
  source: Source,
  declarator: Node & { type: 'VariableDeclarator' },
): Edit[] | undefined {
  const init = bare(declarator.init);
  const declaration = parentOf(source, declarator);
  if (!is(init, 'ArrayExpression') || !is(declarator.id, 'Identifier')) return undefined;
  if (!is(declaration, 'VariableDeclaration') || init.elements.length > 1) return undefined;
  const variable = variableOf(source, declarator.id);
  const isConst = declaration.kind === 'const';
  if (!variable || variable.defs.length !== 1 || (isConst && declaration.declarations.length > 1))
    return undefined;
  const [element] = init.elements;
  const start = element ? `'' + ${term(source, element)}` : "''";
  const type = declarator.id.typeAnnotation ? ': string' : '';
  const edits: Edit[] = [
    {
      start: declarator.start,
      end: declarator.end,
      text: `${declarator.id.name}${type} = ${start}`,
    },
  ];
  if (isConst) edits.push({ start: declaration.start, end: declaration.start + 5, text: 'let' });
  let joins = 0;
  for (const use of usesOf(variable, source.program)) {
    if (use === declarator.id) continue;
    const member = parentOf(source, use);
    const call = member && methodCall(parentOf(source, member));
    if (!call || call.object !== use || call.optional) return undefined;
    const statement = parentOf(source, call.call);
    if (call.name === 'push' && is(statement, 'ExpressionStatement') && call.args.length > 0) {
      const text = call.args.map((argument) => term(source, argument)).join(" + '' + ");
      const first = call.args.length > 1 ? `'' + ${text}` : source.slice(call.args[0] as Node);
      edits.push(replacement(call.call, `${declarator.id.name} += ${first}`));
    } else if (call.name === 'join' && stringOf(call.args[0]) === '') {
      joins++;
      edits.push(replacement(call.call, declarator.id.name));
    } else return undefined;
  }
  return joins > 0 && edits.length > 2 ? edits : undefined;
}
