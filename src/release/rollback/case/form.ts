import { basename, dirname, posix } from 'node:path';
import { is, parseSource, type Source } from '../../../candidate/index.ts';
import { namedFunctions, type Target } from '../../../target/index.ts';
import { refused, type Refusal } from '../../subject.ts';
import type { TestForm } from './test-text.ts';

/** Where a case is kept, and in which form. */
export interface CasePlace {
  /** From the project's folder. */
  readonly file: string;
  readonly form: Omit<TestForm, 'names' | 'defaultName'>;
}

/**
 * Next to the first of the target's own tests, and in its form.
 *
 * @param sibling - the text of that test
 */
export function casePlace(target: Target, sibling: string, id: string): CasePlace {
  const [test = ''] = target.testFiles;
  const [, infix = 'test', extension = 'js'] = /[.](test|spec)[.]([cm]?[jt]sx?)$/.exec(test) ?? [
    undefined,
    'test',
    /[.]([cm]?[jt]sx?)$/.exec(test)?.[1],
  ];
  const name = basename(target.file).replace(/[.][^.]+$/, '');
  const folder = dirname(test);
  return {
    file: posix.join(folder, `${name}.rollback-${id}.${infix}.${extension}`),
    form: {
      runner: target.runner.name,
      isCommonJs: !/^\s*(?:import|export)\b/m.test(sibling) && /\brequire\(/.test(sibling),
      importsJest: /['"]@jest\/globals['"]/.test(sibling),
      specifier: specifierIn(sibling, name) ?? relativeTo(folder, target.file),
    },
  };
}

/** How a test names the target, where it does so itself. */
function specifierIn(sibling: string, name: string): string | undefined {
  for (const [, specifier = ''] of sibling.matchAll(/['"](\.{1,2}\/[^'"\n]+)['"]/g))
    if (posix.basename(specifier).replace(/[.][cm]?[jt]sx?$/, '') === name) return specifier;
  return undefined;
}

function relativeTo(folder: string, file: string): string {
  const path = posix.relative(folder, file);
  return path.startsWith('.') ? path : `./${path}`;
}

/** What an expression uses of the target; refused when it is no single expression, or uses nothing. */
export function usesOf(
  expression: string,
  target: Source,
):
  | { readonly ok: true; readonly names: readonly string[]; readonly defaultName?: string }
  | Refusal {
  const parsed = parseSource(`case.${target.language}`, `(${expression});`);
  const statement = parsed.ok ? parsed.source.program.body[0] : undefined;
  const isOne = parsed.ok && parsed.source.program.body.length === 1;
  if (!isOne || !statement || !is(statement, 'ExpressionStatement') || /[\n\r]/.test(expression))
    return refused('case-call', `${expression} is not one expression`, 'Give a call: "most([])"');
  const words = new Set(expression.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  const exported = namedFunctions(target).filter((each) => each.exported);
  const names = exported.map(({ symbol }) => symbol.split('.')[0] ?? '');
  const defaultName = exported.find(({ isDefault }) => isDefault)?.symbol.split('.')[0];
  const used = [...new Set(names)].filter((name) => name !== defaultName && words.has(name));
  if (defaultName !== undefined && words.has(defaultName))
    return { ok: true, names: used, defaultName };
  if (used.length > 0) return { ok: true, names: used };
  return refused(
    'case-call',
    `${expression} calls nothing that ${target.file} exports`,
    `It exports ${[...new Set(names)].slice(0, 8).join(', ')}.`,
  );
}
