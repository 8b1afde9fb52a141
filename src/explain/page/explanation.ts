import type { StoredRun, StoredVerdict } from '../../durable/store.ts';
import type { Answer } from '../../loop/answer.ts';
import type { Dissection } from '../../loop/dissection.ts';
import {
  formatAmount,
  formatCount,
  formatInterval,
  formatMicros,
  formatMs,
  formatRatio,
} from '../format.ts';
import { lastVerdicts, tally } from '../search.ts';
import { code, said, type Block, type Part } from './block.ts';
import { counterExampleBlocks } from './counter-examples.ts';
import { editBlocks, togetherBlocks } from './edits.ts';
import { rivalBlocks } from './rivals.ts';

/** All that an explanation is made of: what a run recorded, and what was measured since. */
export interface Subject {
  readonly run: StoredRun;
  readonly answer: Answer;
  readonly verdicts: readonly StoredVerdict[];
  readonly dissection: Dissection;
}

/**
 * One page on an answer, for a person with two minutes. Each sentence restates something that was
 * recorded or measured; where there is nothing to restate, nothing is said.
 */
export function explanationOf(subject: Subject): Block[] {
  const { answer, run, dissection } = subject;
  const target = answer.file + (answer.symbol === undefined ? '' : `#${answer.symbol}`);
  const what = run.request.command === 'fix' ? 'Fix' : 'Speed-up';
  return [
    { kind: 'title', parts: [`${what} of `, code(target), ' ', code(answer.id)] },
    summary(subject),
    { kind: 'diff', file: answer.file, before: answer.before, after: answer.after },
    { kind: 'heading', parts: ['Edits'] },
    ...editBlocks(answer, dissection),
    ...togetherBlocks(answer, dissection),
    { kind: 'heading', parts: ['Evidence'] },
    ...evidenceBlocks(subject),
    ...effectBlocks(answer),
    ...rivalBlocks(subject),
    ...counterExampleBlocks(subject),
    ...gapBlocks(dissection),
    footer(subject),
  ];
}

function summary({ answer, run }: Subject): Block {
  const { evidence, effect, changes } = answer;
  const edits = formatAmount(changes.length, 'edit');
  if (run.request.command === 'fix') {
    const { failedBefore, tests } = evidence;
    const mended = formatAmount(failedBefore.length, 'failing test');
    const kept = formatCount(tests - failedBefore.length);
    return {
      kind: 'line',
      parts: [
        `${edits}: ${mended} now ${failedBefore.length === 1 ? 'passes' : 'pass'}, and the ${kept} others still do.`,
      ],
    };
  }
  const speed = effect
    ? `${formatRatio(effect.ratio)} faster (${formatInterval(effect)})`
    : 'the effect was not recorded';
  return {
    kind: 'line',
    parts: [`${edits}: ${speed}, with the same behaviour where it was compared.`],
  };
}

function evidenceBlocks({ answer, run }: Subject): Block[] {
  const { tests, failedBefore, examples, generated, runner, runnerPassed } = answer.evidence;
  const isFix = run.request.command === 'fix';
  const item = (...parts: Part[]): Block => ({ kind: 'item', parts });
  const shown = failedBefore.slice(0, 5);
  return [
    item(`${formatAmount(tests, 'test')} pass in the jail`),
    ...shown.map((test) => item('Failed before: ', code(test))),
    ...(failedBefore.length > shown.length
      ? [item(`Failed before: ${formatCount(failedBefore.length - shown.length)} more`)]
      : []),
    item(`${formatAmount(examples, 'recorded call')} with the same outcome as before`),
    item(
      `${formatAmount(generated, 'generated input')} ${isFix ? 'looked at, where nobody knows what is right' : 'with the same outcome as before'}`,
    ),
    item(
      said(runner),
      `: ${formatAmount(runnerPassed, 'test')} pass in a jailed copy of the project`,
    ),
  ];
}

function effectBlocks({ effect }: Answer): Block[] {
  if (!effect || effect.strata.length === 0) return [];
  const rows = effect.strata.map((it) => [
    it.label,
    formatMicros(it.baselineMicros),
    formatMicros(it.candidateMicros),
    formatRatio(it.ratio),
  ]);
  return [
    { kind: 'heading', parts: [`Effect, by ${formatAmount(effect.rounds, 'paired round')}`] },
    { kind: 'table', rows: [['inputs', 'before', 'after', 'speed-up'], ...rows] },
  ];
}

function gapBlocks({ gaps }: Dissection): Block[] {
  if (gaps.length === 0) return [];
  return [
    { kind: 'heading', parts: ['Not looked at'] },
    ...gaps.map((gap): Block => ({ kind: 'item', parts: [said(gap)] })),
  ];
}

function footer({ run, verdicts, dissection }: Subject): Block {
  const { judged, valid, operators } = tally(lastVerdicts(verdicts));
  const tried =
    judged > 0
      ? `${formatAmount(judged, 'candidate')} of ${formatAmount(operators.length, 'operator')} judged, ${formatCount(valid)} valid. `
      : '';
  const at = new Date(dissection.at).toISOString().slice(0, 16).replace('T', ' ');
  const inputs = formatAmount(dissection.inputs, 'input');
  const measured = `Taken apart ${at} UTC in ${formatMs(dissection.ms)}: ${formatAmount(dissection.tests, 'test')}, ${inputs}, seed ${dissection.seed}.`;
  return { kind: 'line', parts: [`Found by run `, code(run.id), `. ${tried}${measured}`] };
}
