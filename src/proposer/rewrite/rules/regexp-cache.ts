import { is, walk, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { useHelper } from '../analysis/helper.ts';
import { replacement } from '../analysis/layout.ts';
import { isInFunction } from '../analysis/module-constant.ts';
import { freshName } from '../analysis/names.ts';
import { linesBefore, outermostRepeater } from '../analysis/place.ts';
import { regexpOf } from '../analysis/simple.ts';
import type { Rewrite } from '../rewrite.ts';

const cached = {
  name: 'compiled',
  code: `const compiled = (() => {
  const known = new Map«<string, RegExp>»();
  return (source«: string | RegExp», flags«: string» = '')«: RegExp» => {
    const key = \`\${flags}/\${source}\`;
    let pattern = typeof source === 'string' ? known.get(key) : undefined;
    if (!pattern) {
      if (known.size > 500) known.clear();
      pattern = flags ? new RegExp(source, flags) : new RegExp(source);
      if (typeof source === 'string') known.set(key, pattern);
    }
    pattern.lastIndex = 0;
    return pattern;
  };
})();`,
};

/** Regular expressions made from values, compiled once for each value. */
export const regexpCache: Rewrite = {
  name: 'regexp-cache',
  wins: 'Compiles a regular expression that is made from values once before the loop, or once for each different pattern.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!isDynamic(node) || !isInFunction(source, node)) continue;
      const repeater = outermostRepeater(source, node, [node]);
      if (repeater) {
        const name = freshName(source, 'pattern');
        const lines = linesBefore(source, repeater, [`const ${name} = ${source.slice(node)};`]);
        if (lines)
          yield {
            operator: 'regexp-cache',
            edits: [...lines, replacement(node, name)],
            reason: 'compile the regular expression once before the loop',
          };
      }
      const { name, edits } = useHelper(cached, node, source);
      yield {
        operator: 'regexp-cache',
        edits: [...edits, replacement(node, `${name}(${argumentsOf(node, source)})`)],
        reason: 'compile each regular expression once and keep it for the next call',
      };
    }
  },
};

function isDynamic(node: Node): boolean {
  if (!is(node, 'NewExpression', 'CallExpression') || node.arguments.length === 0) return false;
  const callee = bare(node.callee);
  return is(callee, 'Identifier') && callee.name === 'RegExp' && regexpOf(node) === undefined;
}

function argumentsOf(node: Node, source: Source): string {
  return is(node, 'NewExpression', 'CallExpression')
    ? node.arguments.map((argument) => source.slice(argument)).join(', ')
    : '';
}
