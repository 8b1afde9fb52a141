import { parseSource, type FunctionNode, type Source } from '../../candidate/index.ts';

/** What a doc comment says of the parameters, as TypeScript: one alias for each. */
export interface DocTypes {
  /** A file with the typedefs of the source, and `type Param_name = …` for each parameter. */
  readonly source: Source;
  readonly optional: ReadonlySet<string>;
}

/** Reads `@param {type} name` of the comment before a function, and the `@typedef`s of its file. */
export function docTypes(source: Source, fn: FunctionNode): DocTypes | undefined {
  // Between comment and function there may be `export`, a name and `=`, but no other statement.
  const before = source.text.slice(0, fn.start);
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/(?:(?!\*\/)[^;{}])*$/.exec(before)?.[1];
  if (comment === undefined) return undefined;
  const optional = new Set<string>();
  const lines: string[] = [];
  for (const { type, rest } of tags(comment, 'param')) {
    const [, open, name] = /^(\[)?\s*([\w$]+)(?!\.)/.exec(rest) ?? [];
    if (name === undefined || /^\[?\s*[\w$]+\./.test(rest)) continue;
    if (open || /=\s*$/.test(type)) optional.add(name);
    lines.push(`type Param_${name} = ${toTypeScript(type)};`);
  }
  if (lines.length === 0) return undefined;
  const known = [...lines, ...typedefs(source.text)].filter(
    (line) => parseSource('doc.ts', line).ok,
  );
  const parsed = parseSource('doc.ts', known.join('\n'));
  return parsed.ok ? { source: parsed.source, optional } : undefined;
}

function typedefs(text: string): string[] {
  return [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\//g)].flatMap(([, comment = '']) =>
    [...tags(comment, 'typedef')].flatMap(({ type, rest }) => {
      const name = /^[\w$]+/.exec(rest)?.[0];
      if (!name) return [];
      if (!/^object$/i.test(type.trim())) return [`type ${name} = ${toTypeScript(type)};`];
      const fields = [...tags(comment, 'prop(?:erty)?')].map((field) => {
        const [, open, key] = /^(\[)?\s*([\w$]+)/.exec(field.rest) ?? [];
        return `${key}${open ? '?' : ''}: ${toTypeScript(field.type)}`;
      });
      return [`type ${name} = { ${fields.join('; ')} };`];
    }),
  );
}

/** The `@name {type} rest` tags of a comment; braces within the type are balanced. */
function* tags(comment: string, name: string): Generator<{ type: string; rest: string }> {
  const text = comment.replace(/^[ \t]*\*[ \t]?/gm, '');
  for (const match of text.matchAll(new RegExp(`@${name}\\s*\\{`, 'g'))) {
    const start = match.index + match[0].length;
    let depth = 1;
    let at = start;
    for (; at < text.length && depth > 0; at++)
      depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
    yield { type: text.slice(start, at - 1), rest: text.slice(at).trimStart() };
  }
}

/** Closure's ways of writing types as TypeScript's. */
function toTypeScript(type: string): string {
  const text = type
    .trim()
    .replace(/=\s*$/, '')
    .replace(/^\.\.\.(.*)$/s, '$1')
    .replace(/\bArray\.</g, 'Array<')
    .replace(/\b[Oo]bject\.?</g, 'Record<')
    .replace(/^\*$/, 'any')
    .replace(/\bfunction\b\s*(\([^)]*\))?(\s*:\s*\w+)?/g, 'Function')
    .replace(/\b(String|Number|Boolean)\b/g, (word) => word.toLowerCase())
    .replace(/^\?(.*)$/s, '$1 | null')
    .replace(/^!/, '');
  return text === '' ? 'any' : text;
}
