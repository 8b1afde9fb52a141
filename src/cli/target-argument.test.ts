import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeProject } from './testing.ts';
import { globFromRoot, parseTarget } from './target-argument.ts';

describe('parseTarget', () => {
  it('finds the nearest package above the file', () => {
    const { root } = makeProject({
      'package.json': '{}',
      'packages/a/package.json': '{}',
      'packages/a/src/x.ts': '',
    });
    const nested = join(root, 'packages/a');
    expect(parseTarget('packages/a/src/x.ts#C.m', root)).toEqual({
      root: nested,
      file: 'src/x.ts',
      symbol: 'C.m',
    });
    expect(parseTarget('../a/src/x.ts', nested)).toEqual({ root: nested, file: 'src/x.ts' });
    expect(parseTarget(join(nested, 'src/x.ts'), '/')).toEqual({ root: nested, file: 'src/x.ts' });
  });

  it('takes a file whose name has a #', () => {
    const { root } = makeProject({ 'package.json': '{}', 'a#b.js': '' });
    expect(parseTarget('a#b.js', root)).toEqual({ root, file: 'a#b.js' });
    expect(parseTarget('a#b.js#c', root)).toEqual({ root, file: 'a#b.js', symbol: 'c' });
  });

  it('goes where a symbolic link leads', () => {
    const { root } = makeProject({ 'package.json': '{}', 'real/x.js': '' });
    symlinkSync('real/x.js', join(root, 'link.js'));
    expect(parseTarget('link.js', root)).toEqual({ root, file: 'real/x.js' });
  });

  it('refuses declarations', () => {
    const { root } = makeProject({ 'package.json': '{}', 'x.d.ts': '' });
    expect(() => parseTarget('x.d.ts', root)).toThrow('is not JavaScript or TypeScript code');
  });
});

describe('globFromRoot', () => {
  it('makes a glob relative to the root', () => {
    const { root } = makeProject({ 'packages/a/src/x.ts': '' });
    const nested = join(root, 'packages/a');
    expect(globFromRoot('packages/a/test/*.{js,ts}', root, nested)).toBe('test/*.{js,ts}');
    expect(globFromRoot('*.test.ts', join(nested, 'src'), nested)).toBe('src/*.test.ts');
    expect(globFromRoot('../**/*.ts', join(nested, 'src'), nested)).toBe('**/*.ts');
    expect(() => globFromRoot('test/*.ts', root, nested)).toThrow('lie outside the project');
  });
});
