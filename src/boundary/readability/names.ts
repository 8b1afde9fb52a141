import { is, isFunction, isLoop, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { patternNames } from '../code/functions.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { isUnchanged, pairFunctions } from './pair.ts';
import { readabilityRules as rules } from './rules.ts';

/** Letters that stand for something by custom: counters, coordinates, a key, an error, the unused. */
const customary = /^(?:[ijknxyzabce_$tvwrghs]|id|fn|cb|el|ok|to|db|io|fs|os|ip|ui|up|at|by|on|of)$/;
const least = 3;

/** Functions whose names no longer say what they hold. */
export function nameFindings(view: View): Finding[] {
  return pairFunctions(view)
    .filter((pair) => !isUnchanged(pair))
    .flatMap(({ code, fn, before }) => {
      const now = declaredNames(code, fn.node);
      const was = before ? declaredNames(before.code, before.fn.node) : undefined;
      const added = now.filter((name) => !was?.includes(name));
      const lost = was?.filter((name) => !now.includes(name) && name.length > 3) ?? [];
      const letters = added.filter((name) => name.length <= 2);
      const meaningless = was
        ? letters.filter((name) => name.length === 1 || !customary.test(name))
        : letters.filter((name) => !customary.test(name));
      const most = meaningless.length >= added.length * 0.6;
      const isLoss = was
        ? lost.length >= least && meaningless.length >= least
        : meaningless.length >= 2 * least;
      if (!isLoss || !most) return [];
      const text = was
        ? `${fn.name}: ${sample(lost)} became ${sample(meaningless)}`
        : `${fn.name}: ${meaningless.length} of ${added.length} names are letters (${sample(meaningless)})`;
      return [found(rules.names, code.at(fn.node), text)];
    });
}

function sample(names: readonly string[]): string {
  return names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '');
}

/** Names declared in a function, but for loop counters and short callbacks' parameters. */
function declaredNames(code: Code, fn: Node): string[] {
  const names = descendants(fn).flatMap((node) => {
    if (is(node, 'VariableDeclarator'))
      return isLoop(code.parentOf(code.parentOf(node)!)) ? [] : patternNames(node.id);
    if (isFunction(node) && (node === fn || is(node.body, 'BlockStatement')))
      return (node.params as Node[]).flatMap((param) => patternNames(param));
    return [];
  });
  return [...new Set(names)];
}
