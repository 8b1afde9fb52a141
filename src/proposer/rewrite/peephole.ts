import {
  compatible,
  is,
  walk,
  type Change,
  type Edit,
  type Node,
  type Source,
} from '../../candidate/index.ts';
import type { Gain, Rewrite } from './rewrite.ts';
import { fill, needsParentheses } from './analysis/fill.ts';
import { indentAt } from './analysis/layout.ts';
import { useHelper, type Helper } from './analysis/helper.ts';
import { match, template, type Match } from './analysis/template.ts';

/** One spelling of a slow expression (or statement) and what to put in its place. */
export interface Case {
  /** A template (see `template.ts`). */
  readonly find: string;
  /** A template over the same holes, or several to try apart; or made from the match. */
  readonly put: string | readonly string[] | ((match: Match, source: Source) => readonly string[]);
  /** Why, imperative, no full stop; the rule's own where absent. */
  readonly reason?: string;
  /** Refuses what is plainly wrong. `parent` is undefined for the region itself. */
  readonly when?: (match: Match, parent: Node | undefined, source: Source) => boolean;
  /** A function that `put` calls by its name. */
  readonly helper?: Helper;
}

/**
 * A rule of local replacements. Each place gives one change for each replacement; where one
 * replacement applies at several places, first a change of all together.
 */
export function peephole(rule: {
  readonly name: string;
  readonly wins: string;
  readonly gain?: Gain;
  readonly reason: string;
  readonly cases: readonly Case[];
}): Rewrite {
  const prepared = rule.cases.map((one, index) => ({ ...one, index, wanted: template(one.find) }));
  const byType = Map.groupBy(prepared, ({ wanted }) => wanted.root.type);
  return {
    name: rule.name,
    wins: rule.wins,
    ...(rule.gain && { gain: rule.gain }),
    *find(region, source) {
      const groups = new Map<
        string,
        { edits: Edit[]; shared: readonly Edit[]; reason: string }[]
      >();
      for (const { node, ancestors } of walk(region)) {
        for (const one of byType.get(node.type) ?? []) {
          const { index } = one;
          const found = match(one.wanted, node, source.text);
          const parent = ancestors.at(-1);
          if (!found || one.when?.(found, parent, source) === false) continue;
          const used = one.helper && useHelper(one.helper, node, source);
          const puts = typeof one.put === 'function' ? one.put(found, source) : [one.put].flat();
          puts.forEach((put, variant) => {
            const named = used ? renamed(put, one.helper?.name ?? '', used.name) : put;
            const indented = named.replaceAll('\n', `\n${indentAt(source, node.start)}`);
            const code = fill(indented, found, source);
            // An object literal there would be read as a block.
            const block =
              code.startsWith('{') && is(parent, 'ExpressionStatement', 'ArrowFunctionExpression');
            const text = block || needsParentheses(named, node, parent) ? `(${code})` : code;
            const key = `${one.helper?.name ?? (typeof one.put === 'function' ? index : '')}/${variant}`;
            const edit = { start: node.start, end: node.end, text };
            if (source.slice(node) === text) return;
            const group = groups.get(key) ?? [];
            groups.set(key, group);
            group.push({
              edits: [edit],
              shared: used?.edits ?? [],
              reason: one.reason ?? rule.reason,
            });
          });
        }
      }
      for (const group of groups.values()) yield* changes(rule.name, group);
    },
  };
}

function renamed(code: string, from: string, to: string): string {
  return from === to ? code : code.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to);
}

function* changes(
  operator: string,
  group: readonly { edits: Edit[]; shared: readonly Edit[]; reason: string }[],
): Generator<Change> {
  const together: Edit[] = [];
  let places = 0;
  for (const one of group) {
    if (!compatible(together, one.edits)) continue;
    together.push(...one.edits);
    places++;
  }
  const first = group[0];
  if (first && places > 1) {
    yield { operator, edits: [...first.shared, ...together], reason: first.reason };
  }
  for (const one of group)
    yield { operator, edits: [...one.shared, ...one.edits], reason: one.reason };
}
