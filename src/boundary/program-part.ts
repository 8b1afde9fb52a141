import type { FileChange, Project } from './change.ts';
import { fileKind, isTestByName } from './file-kind.ts';

/** Makes a test, or asserts. */
const tests =
  /\b(?:describe|suite|context|it|test|specify|bench)(?:\.(?:each|for|only|skip|todo|concurrent|failing|serial|sequential|run))*\s*[(`]|\b(?:expect|assert\w*|should|tap|t|sinon|vi|jest|QUnit|Deno|chai)\s*[.(]|\bnode:test\b|['"](?:assert|tape|ava|vitest|mocha|chai|uvu|tap|should)(?:\/\w+)?['"]/;

/**
 * True for a file that is named like a test and is none: it tests nothing on either side, and the base's
 * own code loads it. So `lib/test.js` of a test runner is a part of that program.
 */
export function isProgramPart(
  { path, from, before, after }: FileChange,
  project: Project,
): boolean {
  if (from !== undefined || !before || !after || !isTestByName(path)) return false;
  if ([before.text, after.text].some((text) => text === undefined || tests.test(text)))
    return false;
  return project.paths.some(
    (other) => fileKind(other) === 'code' && loads(other, project.read(other), path),
  );
}

/** A relative import or require of exactly this file, with or without its extension. */
function loads(other: string, text: string | undefined, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  if (!text?.includes(name)) return false;
  const folder = other.split('/').slice(0, -1);
  return [...text.matchAll(/(?:\bfrom|\brequire\(|\bimport\(?)\s*(['"])(\.[^'"]*)\1/g)].some(
    ([, , target = '']) => {
      const full = resolved(folder, target);
      return full === path || full === path.replace(/\.[^./]+$/, '');
    },
  );
}

function resolved(folder: readonly string[], target: string): string {
  const parts = [...folder];
  for (const each of target.split('/'))
    if (each === '..') parts.pop();
    else if (each !== '.' && each !== '') parts.push(each);
  return parts.join('/');
}
