import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** Whose something is, or who may see it, in the names of columns. */
const whose =
  /^(?:\w*(?:tenant|owner|user|account|org(?:ani[sz]ation)?|workspace|team|company|customer|author|creator|member|realm)(?:_?id)?|created_?by|is_?(?:published|public|private|deleted)|published|visibility|deleted_?at)$/i;
const finding =
  /^(?:find\w*|get\w*|count|aggregate|update\w*|delete\w*|remove\w*|upsert|select|where|andWhere|query|execute|raw|all|run|prepare)$/;
/** Equal to a value that is bound or put in: `tenant_id = $1`. */
const asked = /\b(?:\w+\.)?"?(\w+)"?\s*(?:=|\bIN\b)\s*(?:[$?:@]|\(|$)/gi;

/** Queries that no longer ask whose it is, where the same query is still made. */
export function filterFindings(view: View): Finding[] {
  return lost(view, 'filters', filtersOf)
    .filter(({ file, key }) => stillAsks(file, key))
    .map(({ file, code, node, message }) =>
      found(rules.guard, { ...code.at(node), file: file.path }, message),
    );
}

function filtersOf(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (is(node, 'Property')) {
      const name = plainKey(node) ?? '';
      const call = whose.test(name) ? callAround(code, node) : undefined;
      return call ? [filter(call, name, node)] : [];
    }
    if (!is(node, 'TemplateLiteral', 'Literal')) return [];
    const text = is(node, 'Literal')
      ? String(node.value)
      : node.quasis.map(({ value }) => value.raw).join('$');
    const [, conditions] = /\bwhere\b([\s\S]*)/i.exec(text) ?? [];
    const columns = [...(conditions?.matchAll(asked) ?? [])].flatMap(([, name = '']) => name);
    const table = /\b(?:from|update|into)\s+"?(\w+)/i.exec(text)?.[1] ?? 'the query';
    return columns.flatMap((name) => (whose.test(name) ? [filter(table, name, node)] : []));
  });
}

const filter = (query: string, name: string, node: Node): Counted => ({
  key: `${query} ${name}`,
  node,
  message: `${query} no longer asks for ${name}`,
});

/** The query that a property is a condition of: in its `where`, or at the top of its first argument. */
function callAround(code: Code, property: Node): string | undefined {
  const object = code.parentOf(property);
  const holder = object && code.parentOf(object);
  const isWhere = is(holder, 'Property') && plainKey(holder) === 'where';
  const call = isWhere
    ? code.above(holder, (each) => is(each, 'CallExpression') || isFunction(each))
    : holder;
  if (!is(call, 'CallExpression') || (!isWhere && bare(call.arguments[0]) !== object))
    return undefined;
  const name = calleeName(call) ?? '';
  if (!finding.test(name)) return undefined;
  return isWhere || /^(?:find|count|update|delete|remove|where|andWhere)/.test(name)
    ? dotted(call.callee)
    : undefined;
}

/** The same is still looked up. */
function stillAsks(file: FileView, key: string): boolean {
  const [query = ''] = key.split(' ');
  const code = file.code('after');
  if (!code) return false;
  const { calls, tables } = file.once('queries after', () => queriesOf(code));
  return calls.has(query) || tables.has(query.replace(/[^\w]/g, '').toLowerCase());
}

/** What is called, and which tables are named in texts. */
function queriesOf({ nodes }: Code): {
  readonly calls: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
} {
  const calls = nodes.flatMap((node) =>
    is(node, 'CallExpression') ? (dotted(node.callee) ?? []) : [],
  );
  const tables = nodes.flatMap((node) => {
    const text = is(node, 'TemplateElement')
      ? node.value.raw
      : is(node, 'Literal') && typeof node.value === 'string'
        ? node.value
        : '';
    return [...text.matchAll(named)].map(([, name = '']) => name.toLowerCase());
  });
  return { calls: new Set(calls), tables: new Set(tables) };
}

/** A table where it is read or written. */
const named = /\b(?:from|update|into)\s+"?(?=(\w+))/gi;
