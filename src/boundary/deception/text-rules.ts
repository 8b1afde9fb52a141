import { is, type Node } from '../../candidate/index.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView } from '../view.ts';
import { deceptionRules as rules } from './rules.ts';
import {
  bidiControl,
  invisible,
  isAscii,
  mixesScripts,
  skeleton,
  withoutEmoji,
} from './unicode.ts';

/** Lines of the version after that are not in the one before, with their 1-based numbers. */
export function newLines(file: FileView): readonly (readonly [string, number])[] {
  return file.once('new lines', () => {
    const old = new Set(file.before?.text?.split('\n'));
    const lines = file.after?.text?.split('\n') ?? [];
    return lines.flatMap((line, index) => (old.has(line) ? [] : [[line, index + 1] as const]));
  });
}

/** Characters that hide what a text says. */
export function characterFindings(file: FileView): Finding[] {
  const findings: Finding[] = [];
  const isProse = file.kind === 'document' || file.kind === 'data';
  for (const [line, number] of newLines(file)) {
    if (/^[\t\x20-\x7e]*\r?$/.test(line)) continue;
    const bidi = bidiControl.exec(line);
    const place = (column: number) => ({ file: file.path, line: number, column: column + 1 });
    if (bidi)
      findings.push(
        found(
          rules.bidi,
          place(bidi.index),
          `${codePoint(bidi[0])} changes the order in which this line is shown`,
        ),
      );
    const seen = withoutEmoji(
      line.replace(/\r$/, '').replace(number === 1 ? /^\ufeff/ : /(?!)/, ''),
    );
    const hidden = invisible.exec(seen);
    if (hidden)
      findings.push(
        found(rules.invisible, place(hidden.index), `${codePoint(hidden[0])} can not be seen`, {
          ...(isProse && { severity: 'sign-off' }),
        }),
      );
  }
  return findings;
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Names and words that look like others. */
export function nameFindings(file: FileView): Finding[] {
  const code = file.code('after');
  if (!code) return [];
  const findings: Finding[] = [];
  const old = namesOf(file.code('before')?.nodes ?? []);
  const asciiNames = new Set([...namesOf(code.nodes)].filter(isAscii));
  const told = new Set<string>();
  for (const node of code.nodes) {
    const name = nameAt(node);
    if (name === undefined) continue;
    const written = code.slice(node);
    if (/\\u/.test(written.slice(0, name.length + 1)) && !is(node, 'Literal', 'TemplateElement'))
      findings.push(
        found(rules.escaped, code.at(node), `the name ${name} is written with escapes`),
      );
    if (isAscii(name) || old.has(name) || told.has(name)) continue;
    const problem = is(node, 'Literal', 'TemplateElement')
      ? wordProblem(name)
      : nameProblem(name, asciiNames);
    if (!problem) continue;
    told.add(name);
    findings.push(found(rules[problem.rule], code.at(node), problem.message));
  }
  return findings;
}

function nameAt(node: Node): string | undefined {
  if (is(node, 'Identifier', 'JSXIdentifier', 'PrivateIdentifier')) return node.name;
  if (is(node, 'Literal')) return typeof node.value === 'string' ? node.value : undefined;
  return is(node, 'TemplateElement') ? (node.value.cooked ?? undefined) : undefined;
}

function namesOf(nodes: readonly Node[]): Set<string> {
  return new Set(nodes.map(nameAt).filter((name) => name !== undefined));
}

interface Problem {
  readonly rule: 'confusable' | 'not-normal';
  readonly message: string;
}

function nameProblem(name: string, others: ReadonlySet<string>): Problem | undefined {
  if (name !== name.normalize('NFKC'))
    return { rule: 'not-normal', message: `the name ${name} is not in normal form` };
  const looks = skeleton(name);
  if (mixesScripts(name))
    return {
      rule: 'confusable',
      message: `the name ${name} mixes scripts (it looks like ${looks})`,
    };
  if (others.has(looks) || isAscii(looks))
    return { rule: 'confusable', message: `the name ${name} looks like ${looks} but is another` };
  return undefined;
}

/** In texts only what mixes scripts within one word: whole words in another script are words. */
function wordProblem(text: string): Problem | undefined {
  const word = text.match(/[\p{L}\p{M}]+/gu)?.find((each) => !isAscii(each) && mixesScripts(each));
  return word === undefined
    ? undefined
    : {
        rule: 'confusable',
        message: `the word ${word} mixes scripts (it looks like ${skeleton(word)})`,
      };
}
