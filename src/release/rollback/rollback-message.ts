import { bullet, clip, plain } from '../message.ts';
import type { Used } from './lineage.ts';

const subjectWidth = 72;

/** The message of a rollback's commit. */
export function rollbackMessage(
  first: Used,
  undone: readonly Used[],
  reason: string,
  shown: readonly string[],
): string {
  const subject = clip(plain(`Roll back ${first.gate.body.target}`), subjectWidth);
  const points = [
    reason,
    ...undone
      .filter((each) => each !== first)
      .map(({ gate }) => `${gate.body.candidate} (${gate.body.target}) was built on it`),
    ...shown,
  ];
  const trailers = undone.map(
    ({ gate, use }) => `Pawl-Rolls-Back: ${plain(gate.body.candidate)} ${use.index} ${use.hash}`,
  );
  return [subject, '', ...points.map(bullet), '', ...trailers, ''].join('\n');
}
