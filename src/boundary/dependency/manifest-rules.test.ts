import { describe, expect, it } from 'vitest';
import { changeOf, foundIn } from '../testing.ts';

const between = (old: object, now: object): string[] =>
  foundIn(
    changeOf({ 'package.json': [JSON.stringify(old, null, 2), JSON.stringify(now, null, 2)] }),
  );

describe('entries of a package', () => {
  const exports = { '.': './lib/index.js' };

  it('leaves alone what offers a file of JSON too', () => {
    const now = { ...exports, './package.json': { default: './package.json' } };
    expect(between({ exports }, { exports: now })).toEqual(['note dependency/entry']);
  });

  it.each([
    ['code', { ...exports, './more': './lib/more.js' }],
    ['code that is called JSON', { ...exports, './package.json': './lib/more.js' }],
    ['JSON from elsewhere', { ...exports, './a.json': './../a.json' }],
    ['another start beside it', { '.': './lib/other.js', './package.json': './package.json' }],
    ['a condition', { ...exports, node: './package.json' }],
  ])('asks about %s', (_, now) => {
    expect(between({ exports }, { exports: now })).toEqual(['sign-off dependency/entry']);
  });
});

describe('scripts that run by themselves', () => {
  it('leaves alone a command that now runs on fewer occasions', () => {
    const old = { scripts: { prepare: 'node build.js' } };
    const now = { scripts: { prepublishOnly: 'node build.js' } };
    expect(between(old, now)).toEqual(['note dependency/install-script']);
  });

  it.each([
    ['on more occasions', { prepublishOnly: 'node build.js' }, { prepare: 'node build.js' }],
    ['at every installation', { prepare: 'node build.js' }, { postinstall: 'node build.js' }],
    ['with another command', { prepare: 'node build.js' }, { prepublishOnly: 'node b.js' }],
    ['that was run by name', { build: 'node build.js' }, { prepublishOnly: 'node build.js' }],
  ])('stops one %s', (_, old, now) => {
    expect(between({ scripts: old }, { scripts: now })).toContain('stop dependency/install-script');
  });
});

describe('ranges', () => {
  it('leaves a higher floor alone in the field where it was', () => {
    const old = { devDependencies: { ms: '^2.0.0' } };
    expect(between(old, { devDependencies: { ms: '^2.1.0' } })).toEqual([
      'note dependency/version',
    ]);
    expect(between(old, { dependencies: { ms: '^2.1.0' } })).toEqual([
      'sign-off dependency/version',
    ]);
  });
});

it('leaves alone engines that leave out older releases of Node only', () => {
  const engines = (node: string): object => ({ engines: { node } });
  expect(between(engines('>=18'), engines('>=20'))).toEqual(['note dependency/policy']);
  expect(between(engines('>=20'), engines('>=18'))).toEqual(['sign-off dependency/policy']);
});
