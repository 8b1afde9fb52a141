import { describe, expect, it } from 'vitest';
import { ownersOf, parseOwners } from './owners.ts';

/** The examples of GitHub's documentation, in other words. */
describe('an owners file', () => {
  it.each<[string, string[], string[]]>([
    ['*', ['a.js', 'x/y/z.md'], []],
    ['*.js', ['a.js', 'x/b.js'], ['a.ts', 'x.js.map']],
    ['/build/logs/', ['build/logs/a', 'build/logs/x/b'], ['x/build/logs/a', 'build/logs']],
    ['docs/*', ['docs/start.md'], ['docs/guide/a.md', 'x/docs/a.md']],
    ['apps/', ['apps/a', 'x/apps/y/z'], ['apps']],
    ['/docs/', ['docs/a', 'docs/x/a'], ['x/docs/a']],
    ['**/logs', ['logs/a', 'build/logs/a', 'x/y/logs'], ['logs.md']],
    ['/apps/github', ['apps/github', 'apps/github/a'], ['apps/githubs']],
    ['src/**/test?.js', ['src/test1.js', 'src/a/b/test2.js'], ['src/test.js']],
  ])('%s', (pattern, matching, others) => {
    const rules = parseOwners(`${pattern} @a`);
    for (const path of matching)
      expect([path, ownersOf(rules, path)?.owners]).toEqual([path, ['@a']]);
    for (const path of others) expect([path, ownersOf(rules, path)]).toEqual([path, undefined]);
  });

  it('is ruled by its last match, comments aside; no owners means none', () => {
    const rules = parseOwners('# all\n* @a # everyone\n/x/ @b @c\n/x/y/\n!z @d\n[ab] @e\n');
    expect(ownersOf(rules, 'q')?.owners).toEqual(['@a']);
    expect(ownersOf(rules, 'x/q')?.owners).toEqual(['@b', '@c']);
    expect(ownersOf(rules, 'x/y/q')?.owners).toEqual([]);
    expect(ownersOf(rules, 'z')?.owners).toEqual(['@a']);
  });
});
