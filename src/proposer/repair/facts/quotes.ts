/** A string as a literal in single quotes. */
export function quote(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${escaped}'`;
}

/** The value of a literal's source text; undefined where it is not simple. */
export function unquote(text: string): string | undefined {
  const inner = text.slice(1, -1);
  if (text.startsWith('"')) {
    try {
      return JSON.parse(text) as string;
    } catch {
      return undefined;
    }
  }
  if (text.startsWith('`') && inner.includes('${')) return undefined;
  return /\\(?!['`\\])/.test(inner) ? undefined : inner.replace(/\\(.)/g, '$1');
}
