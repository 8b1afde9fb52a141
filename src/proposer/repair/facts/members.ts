import { is, type Node } from '../../../candidate/index.ts';
import type { RepairInput } from '../repair.ts';

/** Property names seen in use. */
export interface Members {
  /** By the text of the object, `options`, `this`, most frequent first. */
  of(object: string): readonly string[];
  /** Names in the file, most frequent first, then those of tests and project. */
  readonly all: readonly string[];
  /** Names that are only ever called: methods, seldom read for their value. */
  readonly methods: ReadonlySet<string>;
  /** Keys that tests use and the file never: what should read them is perhaps missing. */
  readonly unread: readonly string[];
}

/** Counts the properties that are read, written or destructured. */
export function collectMembers(nodes: readonly Node[], input: RepairInput): Members {
  const byObject = new Map<string, Map<string, number>>();
  const everywhere = new Map<string, number>();
  const count = (object: string, name: string) => {
    everywhere.set(name, (everywhere.get(name) ?? 0) + 1);
    let names = byObject.get(object);
    if (!names) byObject.set(object, (names = new Map()));
    names.set(name, (names.get(name) ?? 0) + 1);
  };
  const called = new Set<string>();
  const read = new Set<string>();
  const callees = new Set<Node>();
  for (const node of nodes) {
    if (is(node, 'CallExpression')) callees.add(node.callee);
    if (is(node, 'MemberExpression') && !node.computed && is(node.property, 'Identifier')) {
      count(input.source.slice(node.object), node.property.name);
      // Parents come first, so a callee is known as one by now.
      (callees.has(node) ? called : read).add(node.property.name);
    } else if (is(node, 'ObjectExpression'))
      for (const one of node.properties)
        if (is(one, 'Property') && !one.computed && is(one.key, 'Identifier'))
          count('{}', one.key.name);
    if (
      is(node, 'VariableDeclarator') &&
      is(node.id, 'Identifier') &&
      is(node.init, 'ObjectExpression')
    )
      for (const one of node.init.properties)
        if (is(one, 'Property') && !one.computed && is(one.key, 'Identifier'))
          count(node.id.name, one.key.name);
    if (is(node, 'VariableDeclarator') && is(node.id, 'ObjectPattern') && node.init)
      for (const one of node.id.properties)
        if (is(one, 'Property') && is(one.key, 'Identifier'))
          count(input.source.slice(node.init), one.key.name);
  }
  const sorted = (names: Map<string, number> | undefined) =>
    [...(names ?? [])].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const identifiers = input.names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  return {
    of: (object) => sorted(byObject.get(object)),
    unread: input.suspects.keys.filter((name) => !everywhere.has(name)).slice(0, 12),
    methods: new Set([...called].filter((name) => !read.has(name))),
    all: [...new Set([...sorted(everywhere), ...identifiers])],
  };
}
