import { is, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { enclosingFunction } from '../code/functions.ts';
import { calleeName } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** Calls that let no two do something at once, or all of it or nothing. */
const excludes =
  /^(?:lock|withLock|acquireLock|tryLock|runExclusive|synchroni[sz]ed|exclusive|\$transaction|transaction|withTransaction|inTransaction|runInTransaction|startTransaction|beginTransaction|flock)$/;
const rowLock = /\bFOR\s+UPDATE\b/i;

/** What was done under a lock or in a transaction and is still done, without one. */
export function exclusionFindings(view: View): Finding[] {
  const kept = new Set(
    view.files.flatMap((file) => file.functions('after').map(({ name }) => name)),
  );
  const bare = lost(view, 'exclusions', exclusionsOf).filter(({ key }) => kept.has(key));
  return bare.map(({ file, code, node, message }) =>
    found(rules.guard, { ...code.at(node), file: file.path }, message),
  );
}

/** One for each function: which lock it takes, and how often, is its own affair. */
function exclusionsOf(code: Code, file: FileView, side: 'before' | 'after'): Counted[] {
  const seen = new Set<string>();
  return code.nodes.flatMap((node): Counted[] => {
    const what = exclusion(node);
    if (what === undefined) return [];
    const owner = enclosingFunction(file.functions(side), code, node)?.name;
    if (owner === undefined || seen.has(owner)) return [];
    seen.add(owner);
    return [{ key: owner, node, message: `${owner} no longer works under ${what}` }];
  });
}

function exclusion(node: Node): string | undefined {
  if (is(node, 'TemplateElement') && rowLock.test(node.value.raw)) return 'FOR UPDATE';
  if (is(node, 'Literal') && rowLock.test(String(node.value))) return 'FOR UPDATE';
  const name = is(node, 'CallExpression') ? calleeName(node) : undefined;
  return name !== undefined && excludes.test(name) ? name : undefined;
}
