import { is, isFunction } from '../candidate/index.ts';
import { chainName } from './checks/cases.ts';
import { parseCode } from './code/code.ts';
import type { FileChange, Project } from './change.ts';
import { fileKind, isTestByName } from './file-kind.ts';
import { relativePath } from './relative-path.ts';

/** Makes a test. */
const makes =
  /(?<!\.)\b(?:describe|suite|context|it|test|specify|bench)(?:\.(?:each|for|only|skip|todo|concurrent|failing|serial|sequential|run))*\s*[(`]|(?<!['’])\b(?:tap|t|sinon|vi|jest|QUnit|Deno)\s*[.(]|\bnode:test\b|['"](?:tape|ava|vitest|mocha|uvu|tap)(?:\/\w+)?['"]/;
/** Asserts, or may. */
const asserts =
  /\b(?:expect|assert\w*|should|chai)\s*[.(]|['"](?:assert|chai|should)(?:\/\w+)?['"]/;
/** Ends the process, or fails, where something is not as it should be. */
const fails = /\bthrow\b|\bexit(?:Code)?\b|\babort\b/;

/**
 * True for a file that is named like a test and is none, on either side: a part of the program, which
 * the base's own code loads, as `lib/test.js` of a test runner; or a script for trying things by hand,
 * which can not fail.
 */
export function isProgramPart(
  { path, from, before, after }: FileChange,
  project: Project,
): boolean {
  if (from !== undefined || !before || !after || !isTestByName(path)) return false;
  const texts = [before.text, after.text];
  if (!texts.every((text) => text !== undefined && !makes.test(text))) return false;
  const isLoaded = project.paths.some(
    (other) => fileKind(other) === 'code' && loads(other, project.read(other), path),
  );
  return isLoaded
    ? texts.every((text) => !assertsAtOnce(path, text!))
    : texts.every((text) => !asserts.test(text!) && !fails.test(text!)) && isTried(path, project);
}

/** An assertion outside of every function, which runs as soon as the file is loaded. */
function assertsAtOnce(path: string, text: string): boolean {
  if (!asserts.test(text)) return false;
  const parsed = parseCode(path, text);
  if (!parsed.ok) return true;
  const { code } = parsed;
  return code.nodes.some(
    (node) =>
      is(node, 'CallExpression') &&
      /^(?:expect|assert\w*|should|chai)(?:\.|$)/.test(chainName(node)) &&
      !code.above(node, isFunction),
  );
}

/** Called just `test.js`, and nothing runs it: no script, no other test. */
function isTried(path: string, project: Project): boolean {
  if (!/(?:^|\/)tests?\.[cm]?js$/.test(path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return project.paths.every((other) => {
    if (!/(?:^|\/)(?:package\.json|Makefile)$/.test(other) && fileKind(other) !== 'test')
      return true;
    if (other === path) return true;
    const text = project.read(other) ?? '';
    return !names(text, name) && !loads(other, text, path);
  });
}

/** A relative import or require of exactly this file, with or without its extension. */
function loads(other: string, text: string | undefined, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  if (!text?.includes(name)) return false;
  return [...text.matchAll(/(?:\bfrom|\brequire\(|\bimport\(?)\s*(['"])(\.[^'"]*)\1/g)].some(
    ([, , target = '']) => {
      const full = relativePath(other, target);
      return full === path || full === path.replace(/\.[^./]+$/, '');
    },
  );
}

/** The file itself, not one whose name ends like it. */
function names(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w.*-])${name.replaceAll('.', '\\.')}`).test(text);
}
