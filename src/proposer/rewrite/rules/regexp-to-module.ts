import {
  is,
  walk,
  type Change,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { beforeTopLevel } from '../analysis/helper.ts';
import { insertion, replacement } from '../analysis/layout.ts';
import { isInFunction } from '../analysis/module-constant.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import { methodCall } from '../analysis/match.ts';
import { constantRegexp } from '../analysis/constant-text.ts';
import { quote, regexpOf } from '../analysis/simple.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'regexp-to-module';
const reason = 'compile the regular expression once instead of at every call';

/** Regular expressions compiled once for all calls. */
export const regexpToModule: Rewrite = {
  name: operator,
  wins: 'Makes a constant regular expression once, beside the function, instead of an object for it at every call or round.',
  gain: 'allocation',
  *find(region, source) {
    const found: { at: Edit; code: string; name: string; node: Node }[] = [];
    const taken: string[] = [];
    for (const { node } of walk(region)) {
      const regexp = made(source, node);
      if (!regexp || node.type === 'ParenthesizedExpression' || !isInFunction(source, node))
        continue;
      const isLiteral = regexpOf(node) !== undefined;
      const name = freshName(source, 'pattern', taken);
      taken.push(name);
      const kept = /[gy]/.test(regexp.flags) && keepsState(source, node);
      const use = kept ? `(${name}.lastIndex = 0, ${name})` : name;
      found.push({
        at: replacement(node, use),
        code: isLiteral ? source.slice(node) : constructed(regexp),
        name,
        node,
      });
    }
    if (found.length > 1) yield change(source, found);
    for (const one of found) yield change(source, [one]);
  },
};

/** Constructions only: what a variable or a function gives is found where it is made. */
function made(source: Source, node: Node): ReturnType<typeof constantRegexp> {
  return is(node, 'Literal', 'NewExpression', 'CallExpression') && isConstruction(node)
    ? constantRegexp(source, node)
    : undefined;
}

function isConstruction(node: Node): boolean {
  if (is(node, 'NewExpression', 'CallExpression'))
    return is(node.callee, 'Identifier') && node.callee.name === 'RegExp';
  return 'regex' in node;
}

function constructed({ pattern, flags }: { pattern: string; flags: string }): string {
  return `new RegExp(${quote(pattern)}${flags ? `, ${quote(flags)}` : ''})`;
}

function change(
  source: Source,
  found: readonly { at: Edit; code: string; name: string; node: Node }[],
): Change {
  const declared = found.map(({ name, code }) => `const ${name} = ${code};\n`).join('');
  const start = beforeTopLevel(found[0]?.node ?? source.program, source);
  return {
    operator,
    edits: [insertion(start, `${declared}\n`), ...found.map(({ at }) => at)],
    reason,
  };
}

/** True unless it is handed to a string method that starts at the beginning by itself. */
function keepsState(source: Source, node: Node): boolean {
  const call = methodCall(parentOf(source, node));
  if (!call || !is(call.args[0], node.type) || call.args[0] !== node) return true;
  return !['replace', 'replaceAll', 'match', 'matchAll', 'split', 'search'].includes(call.name);
}
