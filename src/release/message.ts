import { sha256, type EntryOf, type GateDecided } from '../ledger/index.ts';

const verbs: Record<GateDecided['change'], string> = {
  fix: 'Fix',
  'speed-up': 'Speed up',
  tests: 'Test',
  documentation: 'Document',
  other: 'Change',
};

const subjectWidth = 72;
const width = 76;

/**
 * The message of a release's commit: what and why in short, and in trailers where it stands in the
 * ledger and on whose word.
 *
 * @param shown - what was verified on the base of this commit
 */
export function releaseMessage(
  { body }: EntryOf<'gate-decided'>,
  accepted: EntryOf<'candidate-accepted'>,
  shown: string,
): string {
  const subject = clip(plain(`${verbs[body.change]} ${body.target}`), subjectWidth);
  const points = [...body.why, ...body.shown, shown].map(bullet);
  const { people, envelope } = accepted.body;
  const statement = Buffer.from(envelope.payload, 'base64');
  const trailers = [
    `Pawl-Candidate: ${plain(body.candidate)}`,
    `Pawl-Entry: ${accepted.index} ${accepted.hash}`,
    `Pawl-Statement: sha256:${sha256(statement)}`,
    ...people.map(({ principal, key }) => `Pawl-Signed-By: ${plain(principal)} ${plain(key)}`),
    ...(people.length === 0 ? [`Pawl-Alone: level ${accepted.body.level}`] : []),
  ];
  return [subject, '', ...points, '', ...trailers, ''].join('\n');
}

/**
 * A line of a list. Texts come from anywhere: on lines that begin with a dash or a space they can be
 * neither a trailer nor a paragraph of their own.
 */
export function bullet(text: string): string {
  const lines: string[] = [];
  let line = '-';
  for (const word of plain(text).split(' ')) {
    if (line.length + word.length >= width && line.length > 2) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}

/** On one line, without what a terminal or a reader of trailers would act on. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
