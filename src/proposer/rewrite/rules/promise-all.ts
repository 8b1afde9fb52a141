import { freshName } from '../analysis/names.ts';
import { walk } from '../../../candidate/index.ts';
import type { Match } from '../analysis/template.ts';
import { peephole, type Case } from '../peephole.ts';

/** The awaited call reads nothing that an earlier round of the loop may have changed. */
function isIndependent(match: Match): boolean {
  const out = match.one['$out'];
  if (!out) return true;
  const name = out.type === 'Identifier' ? out.name : undefined;
  const call = match.one['$call'];
  for (const { node } of call ? walk(call) : [])
    if (node.type === 'Identifier' && node.name === name) return false;
  return call?.type === 'CallExpression';
}

const heads: readonly [string, string][] = [
  ['for (const $x of $xs)', '$xs.map(async ($x) => $call)'],
  ['for (let $i = 0; $i < $xs.length; $i++)', '$xs.map(async (_, $i) => $call)'],
];

/** Independent awaits of a loop, all at once. */
export const promiseAll = peephole({
  name: 'promise-all',
  wins: 'Starts independent asynchronous calls together instead of waiting for each before starting the next.',
  gain: 'algorithmic',
  reason: 'start the independent calls together and wait for all of them',
  cases: heads.flatMap(([head, calls]): Case[] => [
    {
      find: `${head} $out.push(await $call);`,
      put: (_, source) => {
        const name = freshName(source, 'result');
        return [`for (const ${name} of await Promise.all(${calls})) $out.push(${name});`];
      },
      when: isIndependent,
    },
    {
      find: `${head} { const $v = await $call; $out.push($v); }`,
      put: `for (const $v of await Promise.all(${calls})) $out.push($v);`,
      when: isIndependent,
    },
    { find: `${head} await $call;`, put: `await Promise.all(${calls});`, when: isIndependent },
  ]),
});
