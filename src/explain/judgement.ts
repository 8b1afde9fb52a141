import type { Judgement } from '../loop/judgement.ts';
import type { Looks } from './answer.ts';
import { renderEffect } from './effect.ts';
import { formatAmount } from './format.ts';
import { visible } from './paint.ts';
import { wrap } from './table.ts';

/** One judgement: accepted or rejected, at which stage and why, and what it was put to. */
export function renderJudgement({ name, id, verdict, by }: Judgement, looks: Looks): string {
  const { paint, width } = looks;
  const word = verdict.valid ? paint('good', 'Accepted') : paint('bad', 'Rejected');
  const { speedup } = verdict.metrics;
  const evidence = [
    by.tests > 0 && formatAmount(by.tests, 'test'),
    by.examples > 0 && formatAmount(by.examples, 'recorded call'),
    by.generated > 0 && formatAmount(by.generated, 'generated input'),
    by.runner && `${visible(by.runner.name)}: ${formatAmount(by.runner.passed, 'test')} passed`,
  ].filter((part) => typeof part === 'string');
  const lines = verdict.valid
    ? [...(speedup ? renderEffect(speedup, paint) : []), `Held by ${evidence.join(', ')}`]
    : wrap(`By ${verdict.stage}: ${visible(verdict.reason)}`, width - 2);
  return [
    `${word} ${paint('heading', visible(name))}  ${paint('dim', id)}`,
    ...lines.map((each) => `  ${each}`),
  ].join('\n');
}
