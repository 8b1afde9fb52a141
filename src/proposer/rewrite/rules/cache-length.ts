import { is, walk } from '../../../candidate/index.ts';
import {
  bare,
  freshName,
  insertion,
  isInvariant,
  memberOf,
  nameOf,
  replacement,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `for (let i = 0; i < xs.length; i++)`: the length read on every round. */
export const cacheLength: Rewrite = {
  name: 'cache-length',
  wins: 'Reads the length of what a loop walks over once instead of on every round; wins a little in tight loops, more where the limit is a deep property.',
  gain: 'micro',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!is(node, 'ForStatement') || !is(node.init, 'VariableDeclaration')) continue;
      const test = bare(node.test);
      if (!is(test, 'BinaryExpression') || node.init.kind === 'const') continue;
      const limit = [test.right, test.left as never].find((side) => memberOf(side, 'length'));
      if (!limit || !isInvariant(source, limit, node.body)) continue;
      const array = memberOf(limit, 'length');
      const name = freshName(
        source,
        /^\w+$/.test(nameOf(array) ?? '') ? `${nameOf(array)}Length` : 'length',
      );
      const last = node.init.declarations.at(-1);
      if (!last) continue;
      yield {
        operator: 'cache-length',
        edits: [
          insertion(last.end, `, ${name} = ${source.slice(limit)}`),
          replacement(limit, name),
        ],
        reason: `Read ${source.slice(limit)} once instead of on every round`,
      };
    }
  },
};
