import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { objectiveOf } from './objective-of.ts';
import { parseImprove, parseLimits } from './parse-objective.ts';

describe('an objective', () => {
  it('has metrics to improve and limits on others', () => {
    const limits = parseLimits('heap<=1.1x, size<=1.5', parseLimits('bytes<=1x'));
    expect(objectiveOf({ improve: parseImprove('time,bytes,time'), limit: limits }, '.')).toEqual({
      improve: ['time', 'bytes'],
      limits: [
        { metric: 'bytes', most: 1 },
        { metric: 'heap', most: 1.1 },
        { metric: 'size', most: 1.5 },
      ],
    });
  });

  it('is about time when only limits are given, and absent without any', () => {
    expect(objectiveOf({ limit: parseLimits('heap<=2x') }, '.')?.improve).toEqual(['time']);
    expect(objectiveOf({}, '.')).toBeUndefined();
  });

  it('has no metric that nobody gave', () => {
    expect(() => objectiveOf({ improve: ['speed'] }, '.')).toThrow('there is no metric speed');
  });

  it('has no metric that the file of metrics does not export', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pawl-metrics-'));
    try {
      writeFileSync(join(folder, 'own.js'), 'export function looks() {} function hidden() {}');
      const asked = (name: string) => objectiveOf({ improve: [name], metric: 'own.js' }, folder);
      expect(asked('looks')).toMatchObject({ own: { names: ['looks'] } });
      for (const name of ['look', 'hidden'])
        expect(() => asked(name)).toThrow(`own.js exports no function ${name}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(['', '9', 'time;bytes', 'time,'])('does not take %j for metrics', (text) => {
    expect(() => parseImprove(text)).toThrow(InvalidArgumentError);
  });

  it.each(['heap', 'heap<1.1x', 'heap<=x', 'heap<=0x', 'heap<=-1x', 'heap<=1e9x', '9<=1x', ''])(
    'does not take %j for limits',
    (text) => {
      expect(() => parseLimits(text)).toThrow(InvalidArgumentError);
    },
  );
});
