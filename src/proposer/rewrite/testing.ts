import { inspect } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { transformSync } from 'oxc-transform';
import { applyEdits, parseSource, type Change, type Source } from '../../candidate/index.ts';
import type { Rewrite } from './rewrite.ts';

/** Help for the tests of rules. It runs snippets that the tests spell out, and nothing else. */

/** Parses a snippet, as TypeScript unless the file name says otherwise. */
export function parse(code: string, file = 'snippet.ts'): Source {
  const parsed = parseSource(file, code);
  if (!parsed.ok)
    throw new SyntaxError(`${parsed.reason} at ${parsed.line}:${parsed.column}\n${code}`);
  return parsed.source;
}

/** The changes that a rule finds in the whole snippet. */
export function changes(rule: Rewrite, code: string, file?: string): Change[] {
  const source = parse(code, file);
  return [...rule.find(source.program, source)];
}

/**
 * The text that each change of a rule gives, in the rule's order.
 *
 * @throws SyntaxError when a result does not parse.
 */
export function apply(rule: Rewrite, code: string, file?: string): string[] {
  return changes(rule, code, file).map((change) => {
    const after = applyEdits(code, change.edits);
    parse(after, file);
    return after;
  });
}

/**
 * Runs two versions of a snippet on the same inputs and tells where they differ: in what the call
 * gave, threw, or did to its arguments. Same behaviour is an empty list.
 *
 * @param call What to call, an expression: `dedupe`, `(...a) => new Queue(...a).drain()`.
 * @param inputs The source of an array of argument lists, evaluated afresh for every run:
 *   `[[[1, 2, 2]], [[]]]`.
 */
export function differences(before: string, after: string, call: string, inputs: string): string[] {
  const was = outcomes(before, call, inputs);
  const is = outcomes(after, call, inputs);
  return was.flatMap((old, index) => (old === is[index] ? [] : [`${old}\n=> ${is[index]}`]));
}

/** True when `differences` finds none. */
export function sameBehaviour(
  before: string,
  after: string,
  call: string,
  inputs: string,
): boolean {
  return differences(before, after, call, inputs).length === 0;
}

function outcomes(code: string, call: string, inputs: string): string[] {
  const { code: plain, errors } = transformSync('snippet.ts', code);
  if (errors[0]) throw new SyntaxError(errors[0].message);
  const body = plain.replace(/^export (default )?(?=\w)|^export \{.*\};?$/gm, '');
  const context = createContext({});
  const run = `(() => { ${body}\n; return { call: (${call}), inputs: (${inputs}) }; })()`;
  const count = (runInContext(run, context) as { inputs: unknown[] }).inputs.length;
  return Array.from({ length: count }, (_, index) => {
    const fresh = runInContext(run, createContext({})) as {
      call: (...args: unknown[]) => unknown;
      inputs: unknown[][];
    };
    const args = fresh.inputs[index] ?? [];
    let outcome: string;
    try {
      outcome = `returned ${show(fresh.call(...args))}`;
    } catch (error) {
      outcome = `threw ${(error as Error)?.name ?? String(error)}`;
    }
    return `${outcome} with ${show(args)}`;
  });
}

function show(value: unknown): string {
  return inspect(value, {
    depth: null,
    maxArrayLength: null,
    maxStringLength: null,
    breakLength: 200,
  });
}
