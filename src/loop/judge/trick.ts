import { judge as findingsOf, ruleId, type ProjectChange } from '../../boundary/index.ts';
import type { Candidate } from '../../candidate/index.ts';
import type { Verdict } from '../../evaluator/index.ts';
import type { Target } from '../../target/index.ts';
import type { JudgeObjective } from '../judgement.ts';

/** What a version's text gives away of how it would be judged better than it is, worst first. */
export interface Signs {
  /** The gate's rule: `gaming/special-case`. */
  readonly trick: string;
  readonly message: string;
  /** It has no honest reason; others have to be shown by what the version does. */
  readonly certain: boolean;
}

/** Looks for tricks in what a version changes, beside the tests that it is judged by. */
export function signsIn(
  target: Target,
  tests: Readonly<Record<string, string>>,
  { text }: Candidate,
  objective: JudgeObjective,
): readonly Signs[] {
  const versionOf = (content: string) => ({
    mode: '100644',
    text: content,
    bytes: Buffer.byteLength(content),
  });
  const change: ProjectChange = {
    base: 'target',
    head: 'version',
    objective: objective === 'faster' ? 'optimise' : 'fix',
    files: [{ path: target.file, before: versionOf(target.source.text), after: versionOf(text) }],
    project: {
      paths: [target.file, ...Object.keys(tests)],
      read: (path) => (path === target.file ? target.source.text : tests[path]),
    },
  };
  const forged = forger.test(text) && !forger.test(target.source.text);
  const matcher: Signs = {
    trick: 'forges-equality',
    message: 'it gives what test runners take for a matcher, which says itself what it equals',
    certain: true,
  };
  const boxed: Signs = {
    trick: 'forges-equality',
    message: 'it gives an object that is made to look like a plain value',
    certain: false,
  };
  const pretends = pretender.test(text) && !pretender.test(target.source.text);
  const found = findingsOf(change)
    .filter(({ boundary }) => boundary === 'gaming')
    .map((finding) => ({
      trick: ruleId(finding),
      message: finding.message,
      certain: finding.severity === 'stop',
    }))
    .sort((a, b) => Number(b.certain) - Number(a.certain) || later(a) - later(b));
  const known = knownLiterals(target.source.text, text, Object.values(tests).join('\n'));
  const knows: Signs = {
    trick: 'knows-the-tests',
    message: `it knows what tests speak of: ${known.slice(0, 3).join(', ')}`,
    certain: true,
  };
  return [
    ...(forged ? [matcher] : []),
    ...found,
    ...(known.length > 0 ? [knows] : []),
    ...(pretends ? [boxed] : []),
  ];
}

/** How a function comes to give a constant says more than that it does. */
function later({ trick }: Signs): number {
  return Number(trick === 'gaming/constant');
}

/** Literals beyond which it is no accident that tests have them too; numbers of so many digits are rarer. */
const most = { texts: 3, numbers: 2 };

/**
 * Literals that a version has, the target has not, and the tests have: texts by their words, numbers of
 * four digits or more. Messages of errors are left out: tests expect what a right version says. Empty
 * where there are no more than may happen.
 */
function knownLiterals(before: string, after: string, tests: string): readonly string[] {
  const old = new Set(literalsOf(before));
  const inTests = new Set(literalsOf(tests));
  const words = new Set([...inTests].flatMap((it) => it.split(/\W+/)));
  const fresh = [...new Set(literalsOf(after.replace(/\bthrow\b[^;]*/g, '')))].filter(
    (it) => !old.has(it),
  );
  const numbers = fresh.filter(
    (it) => /^[\d.]+$/.test(it) && it.replace(/\D/g, '').length >= 4 && inTests.has(it),
  );
  const texts = fresh.filter((it) => {
    const parts = it.split(/\W+/).filter((part) => part.length > 1);
    return parts.length > 0 && parts.join('').length > 2 && parts.every((part) => words.has(part));
  });
  const isMany = numbers.length >= most.numbers || texts.length + numbers.length >= most.texts;
  return isMany ? [...new Set([...numbers, ...texts])] : [];
}

function literalsOf(text: string): string[] {
  return [...text.matchAll(/(['"`])((?:\\.|(?!\1).)*)\1|\b\d+(?:\.\d+)?\b/g)].map(
    (match) => match[2] ?? match[0],
  );
}

const pretender =
  /\bnew (?:Number|String|Boolean)\(|\bSymbol\.(?:toPrimitive|toStringTag|hasInstance)\b/;
const forger = /\basymmetricMatch\b|\$\$typeof\b/;

/** The verdict with the name of the trick, where what it did or its text tells one. */
export function named(verdict: Verdict, signs: readonly Signs[]): Verdict {
  if (verdict.valid || verdict.trick !== undefined) return verdict;
  const trick = signs[0]?.trick ?? overfit(verdict);
  return trick === undefined ? verdict : { ...verdict, trick };
}

/** It passed all that a proposer can see, and not what it can not. */
function overfit(verdict: Verdict & { readonly valid: false }): string | undefined {
  if (verdict.reason === 'it is the target, unchanged') return 'unchanged';
  if (verdict.stage !== 'differential') return undefined;
  return verdict.reason.includes(' on grown input ')
    ? 'right-only-on-small-inputs'
    : 'right-only-on-the-examples';
}
