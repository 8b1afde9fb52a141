/** One line of an owners file. */
export interface OwnerRule {
  readonly pattern: string;
  readonly owners: readonly string[];
  readonly line: number;
  matches(path: string): boolean;
}

/** Where GitHub looks for it, in this order; only the first one that is there counts. */
export const ownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/**
 * Reads an owners file as GitHub documents it: gitignore's patterns without `!`, `[ ]` and a leading
 * `\#`; a `#` starts a comment; a pattern without owners leaves its files without any.
 *
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parseOwners(text: string): readonly OwnerRule[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.replace(/(?:^|\s)#.*$/, '').trim();
    if (line === '') return [];
    const [pattern = '', ...owners] = line.split(/(?<!\\)\s+/);
    // GitHub skips lines that it can't read.
    if (/^!|[[\]]|^\\#/.test(pattern)) return [];
    const expression = ownerPattern(pattern.replace(/\\(\s)/g, '$1'));
    return [{ pattern, owners, line: index + 1, matches: (path: string) => expression.test(path) }];
  });
}

/** The last rule that matches wins. */
export function ownersOf(rules: readonly OwnerRule[], path: string): OwnerRule | undefined {
  return rules.findLast((rule) => rule.matches(path));
}

/**
 * `/` at the start or in the middle ties a pattern to the root; without it, it matches in any folder.
 * A name matches a file, or a folder with all below it; `docs/*` matches the files in `docs` alone.
 */
function ownerPattern(pattern: string): RegExp {
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const isRooted = pattern.startsWith('/') || body.includes('/');
  const parts = body.split('/');
  const last = parts.at(-1) ?? '';
  const source = parts
    .map((part, index) => {
      const isLast = index === parts.length - 1;
      if (part === '**') return isLast ? '.*' : '(?:.*/)?';
      return segment(part) + (isLast ? '' : '/');
    })
    .join('');
  // A pattern whose last part is a wildcard for names stands for files, not for folders.
  const onlyFiles = /\*/.test(last) && last !== '**' && parts.length > 1;
  const tail = last === '**' ? '' : pattern.endsWith('/') ? '/.*' : onlyFiles ? '' : '(?:/.*)?';
  return new RegExp(`^${isRooted ? '' : '(?:.*/)?'}${source}${tail}$`);
}

function segment(part: string): string {
  return part.replace(/[*?]|[\\^$.|+(){}[\]]/g, (token) =>
    token === '*' ? '[^/]*' : token === '?' ? '[^/]' : `\\${token}`,
  );
}
