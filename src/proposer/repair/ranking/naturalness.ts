import {
  is,
  parseSource,
  walk,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { isCondition } from '../text/role.ts';

/** Shorter code comes back by chance. */
const telling = 9;
const longest = 160;

/**
 * How natural code is where it was edited, about 1: less where it asks a constant or compares a
 * thing with itself, more where the file has the same code elsewhere.
 */
export function naturalnessOf(file: string, before: Source, edits: readonly Edit[]): number {
  const { text, ranges } = applied(before.text, edits);
  const parsed = parseSource(file, text);
  if (!parsed.ok) return 0.1;
  const { source } = parsed;
  let natural = 1;
  let familiar = false;
  for (const { node, ancestors } of walk(source.program)) {
    const around = ranges.some(({ start, end }) => node.start <= start && node.end >= end);
    const within = ranges.some(({ start, end }) => node.start >= start && node.end <= end);
    if (!around && !within) continue;
    if (isConstant(node, ancestors)) natural *= 0.05;
    if (comparesItself(node, source)) natural *= 0.1;
    if (around && !familiar && node.type.endsWith('Expression'))
      familiar = isElsewhere(source.slice(node), text);
  }
  return familiar ? natural * 2.5 : natural;
}

function isConstant(node: Node, ancestors: readonly Node[]): boolean {
  if (!is(node, 'Literal') || typeof node.value !== 'boolean') return false;
  const parent = ancestors.at(-1);
  if (is(parent, 'WhileStatement', 'DoWhileStatement') && node.value) return false;
  return isCondition(node, ancestors) || (is(parent, 'LogicalExpression') && parent.left === node);
}

function comparesItself(node: Node, source: Source): boolean {
  if (!is(node, 'BinaryExpression', 'LogicalExpression')) return false;
  if (is(node, 'BinaryExpression') && /^[+*]$/.test(node.operator)) return false;
  return source.slice(node.left) === source.slice(node.right);
}

function isElsewhere(code: string, text: string): boolean {
  if (code.length < telling || code.length > longest) return false;
  return text.indexOf(code) !== text.lastIndexOf(code);
}

/** The edited text, and where in it the edits are. */
function applied(text: string, edits: readonly Edit[]) {
  const ranges: { start: number; end: number }[] = [];
  let out = '';
  let at = 0;
  for (const one of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(at, one.start);
    ranges.push({ start: out.length, end: out.length + one.text.length });
    out += one.text;
    at = one.end;
  }
  return { text: out + text.slice(at), ranges };
}
