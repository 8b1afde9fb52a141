/** The path that a relative import, as written in a file, leads to; its extension is as it was written. */
export function relativePath(from: string, written: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const each of written.split('/'))
    if (each === '..') parts.pop();
    else if (each !== '.' && each !== '') parts.push(each);
  return parts.join('/');
}
