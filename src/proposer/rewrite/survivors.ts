import type { Rewrite } from './rewrite.ts';
import { apply, sameBehaviour } from './testing.ts';

/**
 * For the tests of rules: the results of all changes that behave as the snippet did. A rule may
 * guess wrong (the fast variant of two); what matters is that the right one is among its guesses.
 *
 * @param call An expression for what to call (see `differences`).
 * @param inputs The source of an array of argument lists.
 */
export function survivors(
  rule: Rewrite,
  code: string,
  call: string,
  inputs: string,
  file?: string,
): string[] {
  return apply(rule, code, file).filter((after) => sameBehaviour(code, after, call, inputs));
}

/** `survivors` of a function `f` of one expression, for the rules that replace expressions. */
export function inFunction(
  rule: Rewrite,
  parameters: string,
  expression: string,
  inputs: string,
): string[] {
  const code = `function f(${parameters}) {\n  return ${expression};\n}\n`;
  return survivors(rule, code, 'f', inputs);
}
