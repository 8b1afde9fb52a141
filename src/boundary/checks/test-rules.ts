import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import { calleeName } from '../code/literal.ts';
import { found, type Finding, type Rule, type Severity } from '../finding.ts';
import type { FileView } from '../view.ts';
import { exportedAs } from './added.ts';
import { asksNothing, testsItsMocks } from './asks-nothing.ts';
import { casesOf, chainName, type Case } from './cases.ts';
import { grows, isLaidDown, isRetitled, runsAgain } from './kept.ts';
import { replacedNames } from './origins.ts';
import { checkRules as rules } from './rules.ts';

const skipping =
  /(?:^|\.)(?:skip|only|todo|fails|failing|skipIf|runIf)\b|^(?:xit|xtest|xdescribe|fit|fdescribe|ftest)\b/;
/** Matchers that pass for nearly everything. */
const vague =
  /\.(?:toBeDefined|toBeTruthy|toBeFalsy|toBeUndefined|toBeNull|toBeInstanceOf|toHaveBeenCalled|ok|exists|exist|notThrow|doesNotThrow|anything|any|pass|truthy)$/;
const mocks =
  /^(?:vi|jest|td|sinon|mock|mockery)\.(?:mock|doMock|spyOn|replace|stub|setMock|unstable_mockModule|module)\b|^proxyquire/;

const hooks = /^(?:before|after)(?:Each|All)?$/;

/**
 * What a change does to the tests of one file. `severity` is what it means here.
 *
 * @param before the tests as they were, under the names that the program's functions have now
 */
export function testFindings(
  file: FileView,
  severity: Severity,
  before: Code | undefined = file.code('before'),
): Finding[] {
  const after = file.code('after');
  if (!before) return after ? newTestFindings(after, [], casesOf(after)) : [];
  if (!after) return [];
  const [old, now] = [casesOf(before), casesOf(after)];
  const byTitle = new Map(now.map((each) => [each.title, each]));
  const bodies = new Set(now.map(({ body }) => body));
  const oldTitles = new Set(old.map(({ title }) => title));
  const free = new Set(now.filter(({ title }) => !oldTitles.has(title)));
  const findings: Finding[] = [];
  const tell = (rule: Rule, code: Code, node: Node, message: string): void => {
    findings.push(found(rule, { ...code.at(node), file: file.path }, message, { severity }));
  };
  for (const each of old) {
    const same = byTitle.get(each.title);
    if (same?.body === each.body || (same && (runsAgain(each, same) || grows(each, same, after))))
      continue;
    if (!same) {
      if (isLaidDown(each, before, now, after)) continue;
      if (!each.isTest && !each.body.includes('mock')) {
        tell(
          rules['test-changed'],
          before,
          each.node,
          'code that tests build on is changed or gone',
        );
      } else if (bodies.has(each.body)) {
        // The same test under another title.
      } else {
        const other = [...free].find((one) => isRetitled(each, one, after));
        if (other && free.delete(other)) continue;
        tell(rules['test-removed'], before, each.node, `the test “${each.title}” is gone`);
      }
      continue;
    }
    const weaker = weakening(each, same, after);
    if (weaker) tell(rules['test-weakened'], after, same.node, `“${each.title}” ${weaker}`);
    else tell(rules['test-changed'], after, same.node, `“${each.title}” is changed`);
  }
  for (const { name, node } of replacedNames(before, after))
    tell(rules['test-weakened'], after, node, `${name} is now of the tests’ own making`);
  const fresh = now.filter(({ title }) => !oldTitles.has(title));
  for (const each of fresh)
    if (skipping.test(each.body.split(' ')[0]!))
      tell(
        rules['test-weakened'],
        after,
        each.node,
        `“${each.title}” is skipped or shuts others out`,
      );
  return [...findings, ...newTestFindings(after, old, fresh, severity, before)];
}

function weakening(old: Case, now: Case, code: Code): string | undefined {
  const [was, is_] = [old.body.split(' ')[0]!, now.body.split(' ')[0]!];
  if (skipping.test(is_) && !skipping.test(was)) return `is now ${is_}`;
  const lost = old.assertions.filter((each) => !now.assertions.includes(each));
  if (now.assertions.length < old.assertions.length)
    return `has ${old.assertions.length - now.assertions.length} assertions fewer`;
  const gained = new Set(now.assertions.filter((each) => !old.assertions.includes(each)));
  if (lost.length > 0) {
    const vagueNow = assertionNodes(code, now.node).filter(
      (node) => vague.test(chainName(node)) && gained.has(canonical(node)),
    );
    return vagueNow.length > 0
      ? `asserts by ${chainName(vagueNow[0]!)}, which nearly all passes`
      : 'expects something else than it did';
  }
  const hasTry = (text: string): boolean => /\bTry\(/.test(text);
  if (hasTry(now.body) && !hasTry(old.body)) return 'catches what it should fail with';
  if (/\bReturn\(/.test(now.body) && !/\bReturn\(/.test(old.body))
    return 'may end before it asserts';
  return undefined;
}

function assertionNodes(code: Code, root: Node): Node[] {
  return descendants(root).filter(
    (node) => is(node, 'CallExpression') && !is(code.parentOf(node), 'MemberExpression'),
  );
}

/** New tests are welcome, when they can fail and leave the others alone. */
function newTestFindings(
  code: Code,
  old: readonly Case[],
  fresh: readonly Case[],
  severity: Severity = 'sign-off',
  oldCode?: Code,
): Finding[] {
  const findings: Finding[] = [];
  const known = new Set(old.map(({ body }) => body));
  const first = fresh.find(({ isTest }) => isTest);
  if (old.length === 0 && first && testsItsMocks(code))
    findings.push(
      found(
        rules['hollow-test'],
        code.at(first.node),
        'all that it loads of the project is replaced: it tests its own mocks',
      ),
    );
  const exportedNow = code.program.body.map((each) => exportedAs(each));
  for (const each of fresh) {
    const name = exportedAs(each.node);
    if (name !== undefined && exportedNow.indexOf(name) !== exportedNow.lastIndexOf(name))
      findings.push(
        found(
          rules['test-changed'],
          code.at(each.node),
          `“${name}” is exported again, by which the first is lost`,
          { severity },
        ),
      );
    if (known.has(each.body)) continue;
    if (each.isTest && isHollow(code, each))
      findings.push(
        found(rules['hollow-test'], code.at(each.node), `“${each.title}” can not fail`),
      );
    if (each.isTest) continue;
    const hook = is(each.node, 'ExpressionStatement') ? bare(each.node.expression) : undefined;
    const called = is(hook, 'CallExpression') ? chainName(hook) : '';
    // As many as there were: one of them is changed, which is told already.
    const isHook =
      hooks.test(called) &&
      count(code, called) > count(oldCode, called) &&
      old.some(({ isTest, title }) => isTest && title.startsWith(each.path ?? ''));
    if (old.length > 0 && (mocks.test(called) || isHook))
      findings.push(
        found(
          rules['test-weakened'],
          code.at(each.node),
          `${called} is added around tests that were there`,
          { severity },
        ),
      );
  }
  return findings;
}

function count(code: Code | undefined, name: string): number {
  const calls = code?.nodes.filter(
    (each) => is(each, 'CallExpression') && chainName(each) === name,
  );
  return calls?.length ?? 0;
}

/** No assertion, or one of a constant: `expect(true).toBe(true)`. */
function isHollow(code: Code, { node, assertions, body }: Case): boolean {
  const call = is(node, 'CallExpression') ? node : undefined;
  const fn = call?.arguments.find((each) => isFunction(each));
  if (!fn || /todo/.test(body.split(' ')[0]!)) return false;
  // A helper may assert: only a test that calls nothing is surely hollow.
  const calls = descendants(fn).filter((each) =>
    is(each, 'CallExpression', 'NewExpression', 'TaggedTemplateExpression'),
  );
  if (assertions.length === 0) return calls.length === 0;
  if (asksNothing(code, fn, assertions.length)) return true;
  const asserted = assertionNodes(code, fn).flatMap((each) => expectArguments(each));
  return asserted.length > 0 && asserted.every((each) => isConstant(each));
}

/** What is asked about: all that `assert.equal(a, b)` is given, and `a` alone of `expect(a).to.equal(b)`. */
function expectArguments(node: Node): readonly Node[] {
  for (let at: Node | undefined = bare(node); at;) {
    if (is(at, 'CallExpression')) {
      const callee: Node = bare(at.callee);
      const isRoot =
        is(callee, 'Identifier') ||
        (is(callee, 'MemberExpression') && is(bare(callee.object), 'Identifier'));
      if (isRoot && /^(?:expect|assert|ok|equal|strictEqual|is|true)$/.test(calleeName(at) ?? ''))
        return at.arguments;
      at = callee;
    } else at = is(at, 'MemberExpression') ? bare(at.object) : undefined;
  }
  return [];
}

function isConstant(node: Node): boolean {
  return descendants(node).every((each) =>
    is(
      each,
      'Literal',
      'ArrayExpression',
      'UnaryExpression',
      'BinaryExpression',
      'TemplateLiteral',
      'TemplateElement',
    ),
  );
}
