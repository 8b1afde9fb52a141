/** A changed regular expression. */
export interface RegexEdit {
  readonly text: string;
  readonly weight: number;
  readonly reason: string;
}

/** A part of a pattern that can be repeated: a character, an escape, a class or a group. */
interface Atom {
  readonly start: number;
  readonly end: number;
  /** Where its quantifier ends; equal to `end` when it has none. */
  readonly quantified: number;
  readonly kind: 'char' | 'escape' | 'class' | 'group' | 'assertion';
}

/** Small edits of a regular expression, likeliest first within each kind. */
export function* regexEdits(pattern: string, flags: string): Generator<RegexEdit> {
  const made = (body: string, weight: number, reason: string, mode = flags): RegexEdit => ({
    text: `/${body}/${mode}`,
    weight,
    reason,
  });
  yield* anchors(pattern, made);
  for (const atom of atomsOf(pattern)) yield* atomEdits(pattern, atom, made);
  for (const [flag, weight] of [
    ['g', 0.25],
    ['i', 0.25],
    ['m', 0.08],
    ['u', 0.05],
    ['s', 0.05],
    ['y', 0.02],
  ] as const) {
    if (flags.includes(flag))
      yield made(pattern, weight / 2, `Without the flag ${flag}`, flags.replace(flag, ''));
    else if (!(flag === 'u' && flags.includes('v')))
      yield made(pattern, weight, `With the flag ${flag}`, flags + flag);
  }
}

type Made = (body: string, weight: number, reason: string) => RegexEdit;

function* anchors(pattern: string, made: Made): Generator<RegexEdit> {
  const whole = pattern.includes('|') ? `(?:${pattern})` : pattern;
  if (pattern.startsWith('^')) yield made(pattern.slice(1) || '(?:)', 0.2, 'Match anywhere');
  else {
    yield made(`^${pattern}`, 0.5, 'Match at the start only');
    if (whole !== pattern) yield made(`^${whole}`, 0.15, 'Match at the start only');
  }
  if (/(^|[^\\])\$$/.test(pattern))
    yield made(pattern.slice(0, -1) || '(?:)', 0.2, 'Do not ask for the end');
  else {
    yield made(`${pattern}$`, 0.5, 'Match up to the end only');
    if (whole !== pattern) yield made(`${whole}$`, 0.15, 'Match up to the end only');
  }
  if (!/^\^|\$$/.test(pattern)) yield made(`^${whole}$`, 0.3, 'Match the whole text only');
  // Inner alternatives have anchors of their own.
  for (const { start, end } of atomsOf(pattern))
    if (pattern[end] === '|')
      yield made(splice(pattern, end, end, '$'), 0.1, 'Anchor an alternative');
    else if (pattern[start - 1] === '|')
      yield made(splice(pattern, start, start, '^'), 0.1, 'Anchor an alternative');
}

function* atomEdits(pattern: string, atom: Atom, made: Made): Generator<RegexEdit> {
  const { start, end, quantified, kind } = atom;
  const text = pattern.slice(start, end);
  const quantifier = pattern.slice(end, quantified);
  const quantify = (to: string) => splice(pattern, end, quantified, to);
  const put = (to: string) => splice(pattern, start, end, to);
  if (kind === 'assertion') {
    if (/^\(\?<?[=!]/.test(text)) {
      const flipped = text.replace(
        /^(\(\?<?)([=!])/,
        (_, open: string, sign: string) => open + (sign === '=' ? '!' : '='),
      );
      yield made(put(flipped), 0.8, 'Turn the look-around into its opposite');
    }
    if (text === '\\b' || text === '\\B')
      yield made(put(text === '\\b' ? '\\B' : '\\b'), 0.6, 'Use the opposite boundary');
    return;
  }
  if (kind === 'class') {
    const negated = text.startsWith('[^');
    yield made(put(negated ? `[${text.slice(2)}` : `[^${text.slice(1)}`), 0.7, 'Negate the class');
    yield* insideClass(pattern, atom, made);
  }
  if (/^\\[dDwWsS]$/.test(text)) {
    const letter = text[1]!;
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    yield made(put(`\\${other}`), 0.7, `Match \\${other} instead of ${text}`);
    for (const near of ['\\d', '\\w', '\\s', '.'])
      if (near.toLowerCase() !== text.toLowerCase()) yield made(put(near), 0.03, `Match ${near}`);
  }
  if (/^\\[pP]\{/.test(text))
    yield made(
      put(text[1] === 'p' ? `\\P${text.slice(2)}` : `\\p${text.slice(2)}`),
      0.7,
      'Negate it',
    );
  if (text === '.') yield made(put('\\.'), 0.3, 'Match a dot alone');
  if (text === '\\.') yield made(put('.'), 0.1, 'Match any character');
  if (quantifier === '') {
    const likely = kind === 'char' ? 0.12 : 0.5;
    for (const [to, weight] of [
      ['+', 1],
      ['*', 0.9],
      ['?', 0.7],
      ['+?', 0.12],
      ['*?', 0.2],
      ['{2}', 0.1],
      ['{4}', 0.05],
      ['{3}', 0.05],
      ['{1,2}', 0.05],
      ['{1,3}', 0.04],
    ] as const)
      yield made(quantify(to), likely * weight, `Repeat ${text} with ${to}`);
    if (kind !== 'char') yield made(splice(pattern, start, end, ''), 0.05, `Without ${text}`);
    if (kind === 'group' && /^\((?!\?)/.test(text))
      yield made(put(`(?:${text.slice(1)}`), 0.03, 'Do not capture the group');
    if (text.startsWith('(?:')) yield made(put(`(${text.slice(3)}`), 0.05, 'Capture the group');
    return;
  }
  for (const to of ['+', '*', '?', '', '+?', '*?'])
    if (to !== quantifier)
      yield made(
        quantify(to),
        to.length < 2 ? 0.2 : 0.06,
        `Repeat ${text} with ${to || 'nothing'}`,
      );
  const counts = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier);
  if (counts)
    yield* countEdits(counts, (to) => made(quantify(to), 0.25, `Repeat ${text} with ${to}`));
}

function* countEdits(
  [, low, comma, high]: RegExpExecArray,
  made: (quantifier: string) => RegexEdit,
): Generator<RegexEdit> {
  const from = Number(low);
  for (const step of [1, -1]) {
    if (from + step >= 0) yield made(`{${from + step}${comma}${high}}`);
    if (high && Number(high) + step >= from) yield made(`{${from},${Number(high) + step}}`);
  }
  if (!comma) yield made(`{${from},}`);
  if (high) yield made(`{${from},}`);
  if (comma) yield made(`{${from}}`);
}

/** The opposite of an escape within a class; one more range or one less. */
function* insideClass(pattern: string, { start, end }: Atom, made: Made): Generator<RegexEdit> {
  const text = pattern.slice(start, end);
  for (const found of text.matchAll(/\\([dDwWsS])/g)) {
    const letter = found[1]!;
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    const at = start + found.index;
    yield made(splice(pattern, at, at + 2, `\\${other}`), 0.6, `Match \\${other} instead`);
  }
  for (const range of ['a-z', 'A-Z', '0-9', '_', '\\s', '-', '.'])
    if (!text.includes(range))
      yield made(splice(pattern, end - 1, end - 1, range), 0.08, `Allow ${range}`);
  for (const found of text.slice(1, -1).matchAll(/(\\.|[^\\^])-(\\.|[^\\])|\\.|[^\\^]/g)) {
    const at = start + 1 + found.index;
    if (text.length - found[0].length > 2)
      yield made(splice(pattern, at, at + found[0].length, ''), 0.06, `Do not match ${found[0]}`);
  }
}

function splice(text: string, start: number, end: number, put: string): string {
  return text.slice(0, start) + put + text.slice(end);
}

/** The atoms of a pattern, also those within groups, by one scan. */
export function atomsOf(pattern: string): readonly Atom[] {
  const atoms: Atom[] = [];
  const groups: number[] = [];
  for (let at = 0; at < pattern.length;) {
    const start = at;
    let kind: Atom['kind'] = 'char';
    const char = pattern[at]!;
    if (char === '\\') {
      const escape =
        /^\\(?:[pPuk]\{[^}]*\}|k<[^>]*>|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[^])/.exec(
          pattern.slice(at),
        );
      at += escape?.[0].length ?? 2;
      kind = /^\\[bB]$/.test(pattern.slice(start, at)) ? 'assertion' : 'escape';
    } else if (char === '[') {
      at = classEnd(pattern, at);
      kind = 'class';
    } else if (char === '(') {
      groups.push(at);
      at += /^\((?:\?(?:<[^=!>]+>|<?[=!]|:|[a-z-]+:))?/.exec(pattern.slice(at))?.[0].length ?? 1;
      continue;
    } else if (char === ')') {
      at++;
      const open = groups.pop() ?? start;
      const around = /^\(\?<?[=!]/.test(pattern.slice(open));
      atoms.push({
        ...quantifiedFrom(pattern, at),
        start: open,
        kind: around ? 'assertion' : 'group',
      });
      at = atoms.at(-1)!.quantified;
      continue;
    } else if (char === '|' || char === '^' || char === '$') {
      at++;
      continue;
    } else {
      at++;
      if (char === '.') kind = 'escape';
    }
    const atom = { ...quantifiedFrom(pattern, at), start, kind };
    atoms.push(atom);
    at = atom.quantified;
  }
  return atoms;
}

function quantifiedFrom(pattern: string, end: number): { end: number; quantified: number } {
  const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(end));
  return { end, quantified: end + (found?.[0].length ?? 0) };
}

function classEnd(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']') return at + 1;
  }
  return pattern.length;
}
