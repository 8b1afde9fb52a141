import { walk, type Node, type Source } from '../../../candidate/index.ts';
import {
  freshName,
  item,
  joinNames,
  linesBefore,
  membership,
  nameOf,
  outermostRepeater,
  replacement,
  sameCode,
  withAndWithoutNaN,
  type Membership,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

interface Group {
  readonly repeater: Node;
  readonly questions: Membership[];
}

/** `ys.includes(x)` and its other spellings, inside a loop or callback in which `ys` stays the same. */
export const includesToSet: Rewrite = {
  name: 'includes-to-set',
  wins: 'Asks a Set, made once before the loop, instead of searching an array on every round; wins as soon as the array has more than a few items.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { repeater, questions } of groups(region, source)) {
      const array = questions[0]!.array;
      const set = freshName(source, joinNames(nameOf(array) ?? 'known', 'set'));
      const make = `const ${set} = new Set(${item(source, array)});`;
      const exact = questions.every((question) => !question.findsNaN);
      for (const lines of withAndWithoutNaN(set, [make]).slice(0, exact ? 2 : 1)) {
        const before = linesBefore(source, repeater, lines);
        if (!before) break;
        const asks = questions.map(({ node, value, negated }) =>
          replacement(node, `${negated ? '!' : ''}${set}.has(${source.slice(value)})`),
        );
        yield {
          operator: 'includes-to-set',
          edits: [...before, ...asks],
          reason: `Look ${source.slice(questions[0]!.value)} up in a Set that is made once instead of searching the array every time`,
        };
      }
    }
  },
};

/** Questions about one array in one loop belong together: they share the Set. */
function groups(region: Node, source: Source): Group[] {
  const found: Group[] = [];
  for (const { node } of walk(region)) {
    const question = membership(source, node);
    const repeater = question && outermostRepeater(source, node, [question.array]);
    if (!question || !repeater) continue;
    const same = found.find(
      (group) => group.repeater === repeater && sameCode(group.questions[0]!.array, question.array),
    );
    if (same) same.questions.push(question);
    else found.push({ repeater, questions: [question] });
  }
  return found;
}
