const cache = new Map<string, RegExp>();

/**
 * Whether a path matches a glob: `*` and `?` stay within a folder, `**` does not, `{a,b}` is either.
 * A glob without `/` matches the file's name in any folder; one that ends in `/` all below it.
 */
export function matchesGlob(glob: string, path: string): boolean {
  let pattern = cache.get(glob);
  if (!pattern) cache.set(glob, (pattern = globPattern(glob)));
  return pattern.test(path);
}

function globPattern(glob: string): RegExp {
  const anywhere = !glob.replace(/\/$/, '').includes('/');
  const body = glob.replace(/^\.?\//, '').replace(/\/$/, '/**');
  return new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${translate(body)}$`);
}

/** The glob's parts as a regular expression. */
export function translate(glob: string): string {
  return glob.replace(/\*\*\/|\*\*|[*?{},]|[\\^$.|+()[\]]/g, (token) => {
    switch (token) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        return '(?:';
      case '}':
        return ')';
      case ',':
        return '|';
      default:
        return `\\${token}`;
    }
  });
}
