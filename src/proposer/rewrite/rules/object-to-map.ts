import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { inLanguage } from '../analysis/helper.ts';
import { replacement } from '../analysis/layout.ts';
import { parentOf } from '../analysis/parents.ts';
import { matchAny, template } from '../analysis/template.ts';
import { usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'object-to-map';
const empty = ['{}', 'Object.create(null)', 'new Object()'].map((code) => template(`(${code})`));
const asked = [
  'Object.prototype.hasOwnProperty.call($o, $k)',
  '({}).hasOwnProperty.call($o, $k)',
  'hasOwnProperty.call($o, $k)',
  'hasOwn.call($o, $k)',
  '$o.hasOwnProperty($k)',
  'Object.hasOwn($o, $k)',
  '$k in $o',
].map(template);
const lists: readonly [ReturnType<typeof template>, string][] = [
  [template('Object.keys($o).length'), '.size'],
  [template('Object.keys($o)'), '.keys()'],
  [template('Object.values($o)'), '.values()'],
  [template('Object.entries($o)'), '.entries()'],
];

/** Objects used as tables of changing keys as Maps. */
export const objectToMap: Rewrite = {
  name: operator,
  wins: 'Keeps keys that come and go, or numbers as keys, in a Map instead of in an object whose shape changes with every key; the other way, an object without prototype.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!is(node, 'VariableDeclarator') || !node.init || !matchAny(empty, node.init, source.text))
        continue;
      const edits = mapped(source, node);
      if (edits)
        yield { operator, edits, reason: 'keep the entries in a Map instead of in an object' };
      if (is(bare(node.init), 'ObjectExpression') && isIndexed(source, node))
        yield {
          operator,
          edits: [replacement(node.init, 'Object.create(null)')],
          reason: 'keep the entries in an object without prototype, made for changing keys',
        };
    }
  },
};

function isIndexed(source: Source, declarator: Node & { type: 'VariableDeclarator' }): boolean {
  const variable = variableOf(source, declarator.id as Node);
  return (
    variable !== undefined &&
    usesOf(variable, source.program).some((use) => {
      const member = parentOf(source, use);
      return is(member, 'MemberExpression') && member.object === use && member.computed;
    })
  );
}

function mapped(
  source: Source,
  declarator: Node & { type: 'VariableDeclarator' },
): Edit[] | undefined {
  const { id } = declarator;
  const variable = is(id, 'Identifier') ? variableOf(source, id) : undefined;
  if (!variable || variable.defs.length !== 1 || !is(id, 'Identifier')) return undefined;
  const name = id.name;
  const type = inLanguage('«<any, any>»', source);
  const edits: Edit[] = [
    { start: declarator.start, end: declarator.end, text: `${name} = new Map${type}()` },
  ];
  let touched = 0;
  const uses = usesOf(variable, source.program).filter((use) => use !== id);
  // Inner cells first, so that `o[o[k]]` is refused: edits must not lie in one another.
  for (const use of uses) {
    const edit = useEdits(source, use, name);
    if (!edit) return undefined;
    if (!(edit.length === 1 && edit[0]?.start === edit[0]?.end)) touched++;
    edits.push(...edit);
  }
  const isApart = edits.every((a, i) =>
    edits.every(
      (b, j) =>
        i === j || a.end <= b.start || b.end <= a.start || a.start === a.end || b.start === b.end,
    ),
  );
  return touched > 1 && isApart ? edits : undefined;
}

function useEdits(source: Source, use: Node, name: string): Edit[] | undefined {
  const parent = parentOf(source, use);
  for (
    let up: Node | undefined = parent, depth = 0;
    up && depth < 3;
    up = parentOf(source, up), depth++
  ) {
    const has = matchAny(asked, up, source.text);
    if (has && bare(has.one['$o']) === use) {
      return [replacement(up, `${name}.has(${source.slice(has.one['$k'] as Node)})`)];
    }
    for (const [list, method] of lists) {
      const found = matchAny([list], up, source.text);
      if (!found || bare(found.one['$o']) !== use) continue;
      const above = parentOf(source, up);
      if (method === '.keys()' && above && source.slice(above).endsWith('.length')) continue;
      return [replacement(up, method === '.size' ? `${name}.size` : `[...${name}${method}]`)];
    }
  }
  if (is(parent, 'ForInStatement') && parent.right === use) return forIn(parent, name);
  if (is(parent, 'ReturnStatement')) return [replacement(use, `Object.fromEntries(${name})`)];
  if (is(parent, 'MemberExpression') && parent.object === use && parent.computed)
    return cellEdits(source, parent, name);
  return undefined;
}

function forIn(loop: Node & { type: 'ForInStatement' }, name: string): Edit[] {
  return [{ start: loop.left.end, end: loop.right.end, text: ` of ${name}.keys()` }];
}

/** `o[k]` read, set, added to, counted up, deleted. */
function cellEdits(
  source: Source,
  cell: Node & { type: 'MemberExpression' },
  name: string,
): Edit[] | undefined {
  const key = cell.property as Node;
  const code = source.slice(key);
  const get = `${name}.get(${code})`;
  let node: Node = cell;
  let up = parentOf(source, node);
  while (is(up, 'TSNonNullExpression', 'ParenthesizedExpression')) {
    node = up;
    up = parentOf(source, up);
  }
  if (is(up, 'AssignmentExpression') && up.left === node) {
    const isStatement = is(parentOf(source, up), 'ExpressionStatement');
    if (!isStatement) return undefined;
    const opening =
      up.operator === '='
        ? ''
        : up.operator === '||=' || up.operator === '??='
          ? `${get} ${up.operator.slice(0, 2)} `
          : `${get} ${up.operator.slice(0, -1)} `;
    const isTight = opening !== '' && !is(up.right, 'Identifier', 'Literal');
    return [
      {
        start: up.start,
        end: up.right.start,
        text: `${name}.set(${code}, ${opening}${isTight ? '(' : ''}`,
      },
      { start: up.right.end, end: up.right.end, text: isTight ? '))' : ')' },
    ];
  }
  if (is(up, 'UpdateExpression')) {
    const sign = up.operator.charAt(0);
    if (!is(parentOf(source, up), 'ExpressionStatement')) return undefined;
    return [replacement(up, `${name}.set(${code}, ${get} ${sign} 1)`)];
  }
  if (is(up, 'UnaryExpression') && up.operator === 'delete')
    return [replacement(up, `${name}.delete(${code})`)];
  return [
    { start: cell.start, end: key.start, text: `${name}.get(` },
    { start: key.end, end: cell.end, text: ')' },
  ];
}
