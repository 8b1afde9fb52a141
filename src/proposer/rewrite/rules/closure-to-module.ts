import { is, isFunction, walk } from '../../../candidate/index.ts';
import { mentionsArguments, mentionsThis } from '../analysis/callback.ts';
import { beforeTopLevel } from '../analysis/helper.ts';
import { insertion, removal, replacement } from '../analysis/layout.ts';
import { isFreeOfLocals, isInFunction, isOnlyName } from '../analysis/module-constant.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'closure-to-module';
const reason = 'create the function once instead of at every call';

/** Inner functions that need nothing of the outer one, created once. */
export const closureToModule: Rewrite = {
  name: operator,
  wins: 'Creates an inner function or callback that uses no local variable once, beside the outer function, instead of at every call.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!isFunction(node) || !node.body || !isInFunction(source, node)) continue;
      if (!isFreeOfLocals(source, node)) continue;
      if (mentionsArguments(node.body) && is(node, 'ArrowFunctionExpression')) continue;
      if (mentionsThis(node.body)) continue;
      const parent = parentOf(source, node);
      const at = beforeTopLevel(node, source);
      if (is(node, 'FunctionDeclaration')) {
        if (!node.id || !is(parent, 'BlockStatement') || !isOnlyName(source, node.id.name))
          continue;
        const edits = [insertion(at, `${source.slice(node)}\n\n`), removal(source, node)];
        yield { operator, edits, reason };
      } else if (is(parent, 'CallExpression', 'NewExpression', 'VariableDeclarator')) {
        if ('callee' in parent && parent.callee === node) continue;
        const name = freshName(source, 'helper');
        const edits = [
          insertion(at, `const ${name} = ${source.slice(node)};\n\n`),
          replacement(node, name),
        ];
        yield { operator, edits, reason };
      }
    }
  },
};
