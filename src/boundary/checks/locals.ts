import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { parseCode, type Code } from '../code/code.ts';

/** Values shorter than this are alike by chance. */
const leastValue = 12;

/**
 * The code as it was, with the names that its variables have now: a variable has another name when the
 * old one is gone, and a new one is declared with the very same value.
 */
export function underNewLocals(before: Code, after: Code): Code | undefined {
  // A value may name variables that have other names themselves.
  let code: Code | undefined;
  for (let round = 0; round < rounds; round++) {
    const next = renameOnce(code ?? before, after);
    if (!next) break;
    code = next;
  }
  return code;
}

const rounds = 3;

function renameOnce(before: Code, after: Code): Code | undefined {
  const [old, now] = [declaredIn(before), declaredIn(after)];
  const places: { readonly at: Node; readonly name: string }[] = [];
  for (const [name, declarator] of old) {
    if (now.has(name)) continue;
    const value = valueOf(declarator);
    const [other, ...others] = [...now].filter(
      ([each, node]) => !old.has(each) && valueOf(node) === value,
    );
    if (!other || others.length > 0 || value.length < leastValue) continue;
    const variable = before.variableOf((declarator as Declarator).id);
    for (const reference of variable?.references ?? [])
      places.push({ at: reference.identifier as unknown as Node, name: other[0] });
  }
  if (places.length === 0) return undefined;
  const parsed = parseCode(before.path, renamed(before, places));
  return parsed.ok ? parsed.code : undefined;
}

type Declarator = Node & { type: 'VariableDeclarator' };

/** Variables by their names, those that are declared once with a value. */
function declaredIn(code: Code): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  const twice = new Set<string>();
  for (const node of code.nodes) {
    if (!is(node, 'VariableDeclarator') || !is(node.id, 'Identifier') || !node.init) continue;
    const { name } = node.id;
    if (found.has(name)) twice.add(name);
    found.set(name, node);
  }
  for (const name of twice) found.delete(name);
  return found;
}

const valueOf = (node: Node): string => canonical(bare((node as Declarator).init));

function renamed(code: Code, places: readonly { at: Node; name: string }[]): string {
  const sorted = [...new Map(places.map((each) => [each.at.start, each])).values()].sort(
    (a, b) => b.at.start - a.at.start,
  );
  return sorted.reduce((text, { at, name }) => {
    const parent = code.parentOf(at);
    const isShort = is(parent, 'Property') && parent.shorthand;
    const written = isShort ? `${code.slice(at)}: ${name}` : name;
    return text.slice(0, at.start) + written + text.slice(at.end);
  }, code.text);
}
