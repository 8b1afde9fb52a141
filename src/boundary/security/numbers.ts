import { is, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { valueOf } from '../code/imported.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { securityRules as rules } from './rules.ts';

/** A number that bounds something, by where it stands. */
interface Bound {
  readonly key: string;
  readonly value: number;
  readonly node: Node;
}

/** What should stay low: how long, how much, how often. */
const upper =
  /timeout|deadline|^max|max$|max[A-Z_]|_max|limit|quota|rate|attempts|retries|window|^ttl$|expires?(?:In|At)?$|lifetime|threshold|depth|concurrency|^points$/i;
/** What should stay high: rounds, lengths of keys, minimum lengths. */
const lower =
  /^N$|(?:iterations|rounds|^cost|cost_?factor|salt_?length|key_?len(?:gth)?|modulus_?length|^min(?:imum)?_\w+|[a-z]MinLength|^minLength|strength)$/i;
/** Arguments by position that should stay high. */
const strengths = new Map(
  Object.entries({
    pbkdf2: [2, 3],
    pbkdf2Sync: [2, 3],
    genSalt: [0],
    genSaltSync: [0],
    hash: [1],
    hashSync: [1],
    randomBytes: [0],
    scrypt: [2],
    scryptSync: [2],
    nanoid: [0],
  }),
);
/** How many times wider a limit may get before a person is asked. */
export const tolerance = 4;

/** Limits that got far wider or are gone, and strengths that got lower. */
export function numberFindings(view: View): Finding[] {
  return view.files.flatMap((file) => {
    const [before, after] = [file.code('before'), file.code('after')];
    if (!before || !after || file.kind !== 'code') return [];
    return [
      ...limitFindings(file, before, after),
      ...strengthFindings(before, after),
      ...modeFindings(before, after),
    ];
  });
}

function limitFindings(file: FileView, before: Code, after: Code): Finding[] {
  const now = boundsOf(after, upper);
  const kept = new Set(now.map(({ key }) => key));
  const names = new Set(after.nodes.flatMap((node) => (is(node, 'Identifier') ? node.name : [])));
  const findings: Finding[] = [];
  for (const old of boundsOf(before, upper)) {
    const same = now.filter(({ key }) => key === old.key);
    const name = old.key.split(' ')[0]!;
    if (!kept.has(old.key) && !names.has(name)) {
      if (!/timeout|deadline|limit|quota|rate|attempts|^ttl$|expires/i.test(name)) continue;
      findings.push(
        found(
          rules.limit,
          { ...before.at(old.node), file: file.path },
          `the limit ${name} (${old.value}) is gone`,
        ),
      );
    } else if (same.length > 0 && same.every(({ value }) => isWider(old.value, value)))
      findings.push(
        found(
          rules.limit,
          after.at(same[0]!.node),
          `${name} goes from ${old.value} to ${same[0]!.value}`,
        ),
      );
  }
  return findings;
}

function isWider(before: number, after: number): boolean {
  const unlimited = after === 0 || !Number.isFinite(after) || after < 0;
  return unlimited
    ? before > 0 && Number.isFinite(before)
    : after >= before * tolerance && before > 0;
}

function strengthFindings(before: Code, after: Code): Finding[] {
  const now = [...boundsOf(after, lower), ...argumentsOf(after)];
  return [...boundsOf(before, lower), ...argumentsOf(before)].flatMap((old) => {
    const same = now.filter(({ key }) => key === old.key);
    const weak = same.find(({ value }) => value < old.value);
    return weak && same.length > 0 && !same.some(({ value }) => value >= old.value)
      ? [
          found(
            rules.crypto,
            after.at(weak.node),
            `${old.key} goes from ${old.value} to ${weak.value}`,
          ),
        ]
      : [];
  });
}

/** Files that more people may read or write than before. */
function modeFindings(before: Code, after: Code): Finding[] {
  const others = 0o077;
  const old = boundsOf(before, /^(?:mode|chmod\w*)$/);
  const most = Math.max(...old.map(({ value }) => value & others));
  return boundsOf(after, /^(?:mode|chmod\w*)$/).flatMap(({ value, node, key }) =>
    old.length > 0 && (value & others & ~most) !== 0
      ? [found(rules.setting, after.at(node), `${key} lets others in: 0o${value.toString(8)}`)]
      : [],
  );
}

function boundsOf(code: Code, names: RegExp): Bound[] {
  return code.nodes.flatMap((node): Bound[] => {
    const pair = is(node, 'Property')
      ? [plainKey(node), node.value]
      : is(node, 'VariableDeclarator')
        ? [dotted(node.id), node.init]
        : is(node, 'AssignmentExpression')
          ? [dotted(node.left)?.split('.').at(-1), node.right]
          : is(node, 'AssignmentPattern')
            ? [dotted(node.left), node.right]
            : is(node, 'PropertyDefinition')
              ? [plainKey(node), node.value]
              : is(node, 'CallExpression') && node.arguments.length > 0
                ? [calleeName(node), node.arguments[0]]
                : [];
    const [name, value] = pair as [string | undefined, Node | null | undefined];
    const number = numberOf(code, value);
    return name !== undefined && names.test(name) && number !== undefined
      ? [{ key: name, value: number, node }]
      : [];
  });
}

function argumentsOf(code: Code): Bound[] {
  return code.nodes.flatMap((node): Bound[] => {
    if (!is(node, 'CallExpression')) return [];
    const name = calleeName(node) ?? '';
    return (strengths.get(name) ?? []).flatMap((index) => {
      const value = numberOf(code, node.arguments[index]);
      return value === undefined ? [] : [{ key: `${name} argument ${index + 1}`, value, node }];
    });
  });
}

/** Numbers, names of them, products (`60 * 1000`), Infinity, and the values that mean none. */
export function numberOf(from: Code, node: Node | null | undefined): number | undefined {
  if (!node) return undefined;
  const { code, node: at } = valueOf(from, node);
  if (is(at, 'Literal')) {
    if (typeof at.value === 'number') return at.value;
    if (at.value === null || at.value === false) return 0;
    const size =
      typeof at.value === 'string' ? /^(\d+(?:\.\d+)?)\s*([kmg])?(?:i?b)?$/i.exec(at.value) : null;
    return size
      ? Number(size[1]) * 1024 ** ' kmg'.indexOf((size[2] ?? ' ').toLowerCase())
      : undefined;
  }
  if (is(at, 'Identifier'))
    return at.name === 'Infinity' ? Infinity : at.name === 'undefined' ? 0 : undefined;
  if (is(at, 'MemberExpression'))
    return /^Number\.(?:MAX_SAFE_INTEGER|MAX_VALUE|POSITIVE_INFINITY)$/.test(dotted(at) ?? '')
      ? Infinity
      : undefined;
  if (is(at, 'UnaryExpression') && at.operator === '-') {
    const value = numberOf(code, at.argument);
    return value === undefined ? undefined : -value;
  }
  if (!is(at, 'BinaryExpression')) return undefined;
  const [a, b] = [numberOf(code, at.left), numberOf(code, at.right)];
  if (a === undefined || b === undefined) return undefined;
  if (at.operator === '*') return a * b;
  if (at.operator === '+') return a + b;
  if (at.operator === '**') return a ** b;
  return at.operator === '<<' ? a * 2 ** b : undefined;
}
