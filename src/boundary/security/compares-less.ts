import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants } from '../code/code.ts';
import { valueOf, type Placed } from '../code/imported.ts';
import { calleeName, dotted } from '../code/literal.ts';
import type { Atom } from './atoms.ts';
import { numberOf, tolerance } from './numbers.ts';
import { secure } from './words.ts';

/** The same comparison with a limit far away, a time that stands still, or a part of what it was. */
export function comparesLess(now: Atom, old: Atom): boolean {
  if (!now.place || !old.place) return false;
  return (
    isFarther(now, old) ||
    (readsClock(old) && isFrozen(now.place)) ||
    (cutsShort(now.place) && !cutsShort(old.place)) ||
    (endsFolder(old.place) && beginsOnly(now.place)) ||
    onlyExists(now, old)
  );
}

/** `size > LIMIT`: what is compared, its limit, and whether what is above it is meant. */
interface Bound {
  readonly subject: string;
  readonly limit: number;
  readonly isAbove: boolean;
}

function boundOf({ place, positive, operator }: Atom): Bound | undefined {
  const node = place?.node;
  if (!place || operator !== '<' || !is(node, 'BinaryExpression')) return undefined;
  const [left, right] = [node.left, node.right].map((each) => numberOf(place.code, each));
  const isOne = (left === undefined) !== (right === undefined);
  if (!isOne) return undefined;
  // `>=` and `<=` are kept as their opposites: what they ask is turned around by `positive`.
  const isGreater = node.operator.startsWith('>');
  const holds = positive !== node.operator.endsWith('=') ? isGreater : !isGreater;
  return right === undefined
    ? { subject: canonical(node.right), limit: left!, isAbove: !holds }
    : { subject: canonical(node.left), limit: right, isAbove: holds };
}

function isFarther(now: Atom, old: Atom): boolean {
  const [after, before] = [boundOf(now), boundOf(old)];
  if (!after || !before || after.subject !== before.subject || after.isAbove !== before.isAbove)
    return false;
  if (before.limit <= 0) return false;
  if (before.isAbove) return after.limit > before.limit && after.limit >= before.limit * tolerance;
  return secure.test([...old.tokens.keys()].join(' ')) && after.limit * 2 <= before.limit;
}

/** It asks what time it is. */
function readsClock({ place, tokens, operator }: Atom): boolean {
  return (
    operator === '<' &&
    (tokens.has('now') ||
      descendants(place!.node).some(
        (each) =>
          is(each, 'NewExpression') && calleeName(each) === 'Date' && each.arguments.length === 0,
      ))
  );
}

/** One side of the comparison is the same always. */
function isFrozen({ code, node }: Placed): boolean {
  if (!is(node, 'BinaryExpression')) return false;
  return [node.left, node.right].some((each) => {
    const side = bare(each);
    const isDate = is(side, 'NewExpression') && calleeName(side) === 'Date';
    const value = isDate ? side.arguments[0] : side;
    return value != null && (is(bare(value), 'Literal') || numberOf(code, value) !== undefined);
  });
}

/** Only so many characters or bytes of something are compared: `given.slice(0, 4)`. */
function cutsShort({ node }: Placed): boolean {
  return descendants(node).some((each) => {
    if (!is(each, 'CallExpression')) return false;
    const [from, to] = each.arguments.map((argument) => bare(argument));
    return (
      /^(?:slice|substring|substr|subarray)$/.test(calleeName(each) ?? '') &&
      is(from, 'Literal') &&
      is(to, 'Literal') &&
      from.value === 0
    );
  });
}

/** `path.startsWith(folder + sep)`: what else begins like the folder is no part of it. */
function endsFolder(place: Placed): boolean {
  const prefix = prefixOf(place);
  if (is(prefix, 'BinaryExpression')) return isSeparator(bare(prefix.right));
  if (!is(prefix, 'TemplateLiteral')) return false;
  const end = prefix.quasis.at(-1)?.value.raw ?? '';
  return end === '' ? isSeparator(prefix.expressions.at(-1)) : /[/\\]$/.test(end);
}

function isSeparator(node: Node | undefined): boolean {
  if (is(node, 'Literal')) return /[/\\]$/.test(String(node.value));
  return /(?:^|\.)sep$/.test(dotted(node) ?? '');
}

function beginsOnly(place: Placed): boolean {
  return is(prefixOf(place), 'Identifier', 'MemberExpression');
}

function prefixOf({ code, node }: Placed): Node | undefined {
  const first = is(node, 'CallExpression') ? node.arguments[0] : undefined;
  return first && calleeName(node) === 'startsWith' ? valueOf(code, first).node : undefined;
}

/** Two values had to be the same one; now one of them only has to be there. */
function onlyExists(now: Atom, old: Atom): boolean {
  const compared = old.place!.node;
  if (old.operator !== '===' || now.operator !== '' || !is(compared, 'BinaryExpression'))
    return false;
  const sides = [compared.left, compared.right].map((each) => bare(each));
  return (
    sides.every((each) => is(each, 'Identifier', 'MemberExpression')) &&
    sides.every((each) => dotted(each) !== 'undefined') &&
    sides.some((each) => dotted(each) !== undefined && dotted(each) === dotted(now.place!.node))
  );
}
