import type { Variable } from '@typescript-eslint/scope-manager';
import { is, walk, type Change, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  freshName,
  initialiserOf,
  insertAfter,
  isChangedIn,
  item,
  joinNames,
  membership,
  enclosingFunction,
  enclosingStatement,
  replacement,
  variableOf,
  type Membership,
} from '../analysis/index.ts';
import { beforeTopLevel } from '../analysis/helper.ts';
import type { Rewrite } from '../rewrite.ts';

/** A list of the module (or a list spelt out in the question) that is searched on every call. */
export const constantToSet: Rewrite = {
  name: 'constant-to-set',
  wins: 'Asks a Set of the module instead of searching a constant list on every call; wins where the list is long or the function hot.',
  gain: 'allocation',
  *find(region, source) {
    const byVariable = new Map<Variable, Membership[]>();
    for (const { node } of walk(region)) {
      const question = membership(source, node);
      if (!question) continue;
      const array = bare(question.array);
      if (is(array, 'ArrayExpression') && enclosingFunction(source, node))
        yield* spelt(source, question, array);
      const variable = variableOf(source, array);
      const initial = bare(initialiserOf(variable));
      if (
        !variable ||
        !initial ||
        !is(initial, 'ArrayExpression', 'CallExpression', 'NewExpression')
      )
        continue;
      if (variable.scope.type !== 'module' && variable.scope.type !== 'global') continue;
      if (isChangedInFunctions(source, variable)) continue;
      byVariable.set(variable, [...(byVariable.get(variable) ?? []), question]);
    }
    for (const [variable, questions] of byVariable) yield* named(source, variable, questions);
  },
};

function isChangedInFunctions(source: Source, variable: Variable): boolean {
  return source.program.body.some(
    (statement) =>
      !is(statement, 'VariableDeclaration') && isChangedIn(source, variable, statement),
  );
}

function ask(source: Source, set: string, { node, negated, value }: Membership) {
  return replacement(node, `${negated ? '!' : ''}${set}.has(${source.slice(value)})`);
}

function* named(source: Source, variable: Variable, questions: Membership[]): Generator<Change> {
  const declaration = enclosingStatement(source, variable.defs[0]?.node as unknown as Node);
  if (!declaration) return;
  const set = freshName(source, joinNames(variable.name, 'set'));
  yield {
    operator: 'constant-to-set',
    edits: [
      ...insertAfter(source, declaration, [`const ${set} = new Set(${variable.name});`]),
      ...questions.map((question) => ask(source, set, question)),
    ],
    reason: `Keep ${variable.name} as a Set beside it, which is asked without searching`,
  };
}

function* spelt(source: Source, question: Membership, array: Node): Generator<Change> {
  const elements = is(array, 'ArrayExpression') ? array.elements : [];
  if (elements.length === 0 || !elements.every((one) => is(one, 'Literal'))) return;
  const set = freshName(source, 'known');
  const at = beforeTopLevel(question.node, source);
  yield {
    operator: 'constant-to-set',
    edits: [
      { start: at, end: at, text: `const ${set} = new Set(${item(source, array)});\n\n` },
      ask(source, set, question),
    ],
    reason: 'Keep the list as a Set of the module, which is asked without searching',
  };
  const value = source.slice(question.value);
  if (!/^[\w$.]+$/.test(value) || elements.length > 8) return;
  const [sign, join] = question.negated ? ['!==', ' && '] : ['===', ' || '];
  const tests = elements.map((one) => `${value} ${sign} ${source.slice(one as Node)}`);
  yield {
    operator: 'constant-to-set',
    edits: [replacement(question.node, `(${tests.join(join)})`)],
    reason: 'Compare with each of the few values instead of searching a list of them',
  };
}
