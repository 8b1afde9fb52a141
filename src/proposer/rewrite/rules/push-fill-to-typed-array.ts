import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { term } from '../analysis/code.ts';
import { removal } from '../analysis/layout.ts';
import { parentOf } from '../analysis/parents.ts';
import { numberOf } from '../analysis/static.ts';
import { matchAny, template } from '../analysis/template.ts';
import {
  declaredIn,
  freeVariables,
  isConstant,
  usesOf,
  variableOf,
} from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'push-fill-to-typed-array';
const puts = ['$a.push($v);', '$a[$i] = $v;'];
const below = puts.map((put) => template(`for (let $i = 0; $i < $n; $i++) ${put}`));
const upTo = puts.map((put) => template(`for (let $i = 0; $i <= $n; $i++) ${put}`));
const empty = ['[]', 'new Array()', 'Array()', 'new Array($m)', 'Array($m)'].map(template);

/** Arrays that a loop fills with one number or flag, as typed arrays. */
export const pushFillToTypedArray: Rewrite = {
  name: operator,
  wins: 'Makes an array of equal numbers or flags as a typed array at once instead of filling it in a loop; wins in sieves, counters and tables.',
  gain: 'allocation',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!is(node, 'ForStatement')) continue;
      for (const kind of ['Uint8Array', 'Int32Array', 'Float64Array']) {
        const edits = typed(source, node, kind);
        if (edits) yield { operator, edits, reason: 'make the typed array at once' };
      }
    }
  },
};

function typed(source: Source, loop: Node, kind: string): Edit[] | undefined {
  const exclusive = matchAny(below, loop, source.text);
  const found = exclusive ?? matchAny(upTo, loop, source.text);
  const array = bare(found?.one['$a']);
  const [end, start] = [found?.one['$n'], bare(found?.one['$v'])];
  const variable = is(array, 'Identifier') ? variableOf(source, array) : undefined;
  const declarator = variable?.defs[0]?.node as unknown as Node | undefined;
  if (!end || !variable || !isConstant(variable) || !is(declarator, 'VariableDeclarator'))
    return undefined;
  if (
    !is(declarator.id, 'Identifier') ||
    !declarator.init ||
    !matchAny(empty, declarator.init, source.text)
  )
    return undefined;
  const flag =
    is(start, 'Literal') && typeof start.value === 'boolean' ? Number(start.value) : undefined;
  const value = flag ?? numberOf(start);
  if (value === undefined || (flag === undefined) !== (kind !== 'Uint8Array')) return undefined;
  const isLate = [...freeVariables(source, end)].some(
    (one) => declaredIn(one, declarator) || startOf(one) > declarator.start,
  );
  const isGiven = usesOf(variable, source.program).some((use) =>
    is(parentOf(source, use), 'ReturnStatement'),
  );
  if (isLate || isGiven) return undefined;
  const length = exclusive ? source.slice(end) : `${term(source, end)} + 1`;
  const fill = value === 0 ? '' : `.fill(${value})`;
  return [
    {
      start: declarator.start,
      end: declarator.end,
      text: `${variable.name} = new ${kind}(${length})${fill}`,
    },
    removal(source, loop),
  ];
}

function startOf(variable: {
  readonly identifiers: readonly { readonly range: readonly [number, number] }[];
}): number {
  return variable.identifiers[0]?.range[0] ?? 0;
}
