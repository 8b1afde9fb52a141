import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sshSignatures } from './ssh-keygen.ts';

it('a check that was ended before it answered is no answer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pawl-ssh-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'ssh-keygen');
  writeFileSync(program, '#!/bin/sh\nkill -INT $$\n');
  chmodSync(program, 0o755);
  const signatures = sshSignatures({ PATH: folder }, import.meta.dirname);
  const check = () =>
    signatures.check('text', 'signature', { allowedSigners: '' }, '2026-11-28T00:00:00Z');
  expect(check).toThrow('ssh-keygen ended before it had checked a signature');
});
