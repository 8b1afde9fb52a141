import { is, isFunction, parseSource, type Node, type Source } from '../candidate/index.ts';

/**
 * What a file offers to those who import it: a line for each exported name with its parameters and
 * declared types, and one for what its documentation says. Undefined for what does not parse.
 */
export function interfaceOf(file: string, text: string): readonly string[] | undefined {
  const parsed = parseSource(file, text);
  if (!parsed.ok) return undefined;
  const { source } = parsed;
  const lines: string[] = [];
  const locals = new Map<string, Node>();
  for (const statement of source.program.body)
    for (const [name, node] of declaredBy(statement)) locals.set(name, node);
  for (const statement of source.program.body) {
    const doc = documentation(source, statement.start);
    if (is(statement, 'ExportAllDeclaration')) lines.push(squeezed(source.slice(statement)));
    else if (is(statement, 'ExportDefaultDeclaration'))
      lines.push(`default ${shapeOf(source, statement.declaration)}${doc}`);
    else if (is(statement, 'ExportNamedDeclaration')) {
      for (const [name, node] of declaredBy(statement))
        lines.push(`${name} ${shapeOf(source, node)}${doc}`);
      for (const specifier of statement.specifiers) {
        const [local, exported] = [source.slice(specifier.local), source.slice(specifier.exported)];
        const node = locals.get(local);
        lines.push(
          `${exported} ${node ? shapeOf(source, node) : squeezed(source.slice(statement))}`,
        );
      }
    } else if (isCommonExport(source, statement))
      lines.push(squeezed(source.slice(statement).split('=')[0]!));
  }
  return lines.sort();
}

/** How many of the names that were offered are other ones now, or gone. What is new breaks nobody. */
export function interfaceDistance(origin: readonly string[], now: readonly string[]): number {
  const there = new Set(now);
  return origin.filter((line) => !there.has(line)).length;
}

/** Lines that are other ones, over the lines that there were; above 1 where more than all is new. */
export function textDistance(origin: string, now: string): number {
  const count = (text: string): Map<string, number> => {
    const lines = new Map<string, number>();
    for (const line of linesOf(text)) lines.set(line, (lines.get(line) ?? 0) + 1);
    return lines;
  };
  const [before, after] = [count(origin), count(now)];
  const missing = (from: Map<string, number>, to: Map<string, number>): number =>
    [...from].reduce((sum, [line, times]) => sum + Math.max(0, times - (to.get(line) ?? 0)), 0);
  const changed = Math.max(missing(before, after), missing(after, before));
  return changed / Math.max(1, linesOf(origin).length);
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

/** The names that a statement declares, exported or not, with what they stand for. */
function declaredBy(statement: Node): [string, Node][] {
  const declaration = is(statement, 'ExportNamedDeclaration') ? statement.declaration : statement;
  if (!declaration) return [];
  if (is(declaration, 'VariableDeclaration'))
    return declaration.declarations.flatMap(({ id, init }): [string, Node][] =>
      is(id, 'Identifier')
        ? [[id.name, is(id, 'Identifier') && id.typeAnnotation ? id : (init ?? id)]]
        : [],
    );
  const { id } = declaration as { id?: { name?: string } | null };
  return id?.name === undefined ? [] : [[id.name, declaration]];
}

/** Parameters and types of what can be called; members of a class; all of a type; else its kind. */
function shapeOf(source: Source, node: Node): string {
  if (isFunction(node)) {
    const { params, returnType } = node as unknown as { params: Node[]; returnType?: Node | null };
    const inner = params.map((param) => squeezed(source.slice(param))).join(', ');
    return `(${inner})${returnType ? squeezed(source.slice(returnType)) : ''}`;
  }
  if (is(node, 'ClassDeclaration') || is(node, 'ClassExpression'))
    return node.body.body
      .map((member) => {
        const { key, value, accessibility } = member as {
          key?: Node;
          value?: Node | null;
          accessibility?: string;
        };
        const isHidden = accessibility === 'private' || key?.type === 'PrivateIdentifier';
        return isHidden || !key ? '' : `${source.slice(key)}${value ? shapeOf(source, value) : ''}`;
      })
      .filter(Boolean)
      .join('; ');
  if (node.type.startsWith('TS')) return squeezed(source.slice(node));
  if (is(node, 'Identifier')) return squeezed(source.slice(node));
  return node.type;
}

/** The doc comment right before a statement: what the code is for, in the author's own words. */
function documentation({ text }: Source, start: number): string {
  const found = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*$/.exec(text.slice(0, start));
  return found ? ` /** ${squeezed(found[1]!.replace(/^\s*\*/gm, ''))} */` : '';
}

function isCommonExport(source: Source, statement: Node): boolean {
  return (
    is(statement, 'ExpressionStatement') && /^(?:module\.)?exports\b/.test(source.slice(statement))
  );
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
