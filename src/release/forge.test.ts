import { describe, expect, it } from 'vitest';
import { forgeOf } from './forge.ts';

describe('the address of a remote', () => {
  it.each([
    'https://github.com/owner/name.git',
    'https://github.com/owner/name',
    'git@github.com:owner/name.git',
    'ssh://git@github.com/owner/name.git',
    'ssh://git@github.com:22/owner/name',
  ])('is read: %s', (address) => {
    expect(forgeOf(address)).toEqual({ url: address, repository: 'github.com/owner/name' });
  });

  it.each([
    'ext::sh -c evil',
    'file:///srv/name.git',
    '/srv/owner/name.git',
    '../owner/name.git',
    'https://user:password@github.com/owner/name',
    'http://github.com/owner/name',
    'git://github.com/owner/name',
    'https://github.com/owner/../name',
    'https://github.com/--upload-pack=evil/name',
    '-oProxyCommand=evil:owner/name',
    'ssh://-oProxyCommand=evil/owner/name',
    'git@-oProxyCommand=evil:owner/name',
    'https://github.com/owner/name\nx',
    '',
  ])('is refused: %j', (address) => {
    expect(forgeOf(address)).toBeUndefined();
  });
});
