import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { observe } from './observe.ts';

it('does not take a result without a literal for an error of the function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'observe-'));
  try {
    const file = join(folder, 'a.cjs');
    writeFileSync(
      file,
      'module.exports = (x) => { if (!x) throw new RangeError("no"); return x > 1 ? () => 1 : x; };',
    );
    const use = (args: string) => ({ export: 'default', args });
    expect(observe({ file, uses: [use('[1]'), use('[0]'), use('[2]')] })).toEqual({
      ok: true,
      outcomes: [
        { returned: '1' },
        { threw: { name: 'RangeError', message: 'no' } },
        { opaque: expect.stringContaining('function') },
      ],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
