import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import type { Code } from '../code/code.ts';
import { dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained, lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** What lists are of. */
const kinds =
  '(?:_?(?:paths?|routes?|urls?|pages?|endpoints?|fields?|keys?|hosts?|domains?|ips|origins?|roles?|users?|tags?|attributes?|extensions?|names?|words?|headers?|methods?|list))?$';
/** Lists of what is protected. */
const covering = new RegExp(
  `^(?:matchers?|(?:protected|private|secured?|guarded|restricted|authenticated|auth_?required|requires?_?auth|forbidden|denied|blocked|banned|dangerous|unsafe|reserved|sensitive|redact(?:ed)?|masked|deny|block|black)${kinds.slice(0, -1)})$`,
  'i',
);
/** Lists of what is let through. */
const exempting = new RegExp(
  `^(?:public|open|anonymous|unauthenticated|unprotected|no_?auth|skip_?auth|auth_?skip|(?:csrf_?)?exempt\\w*|trusted\\w*|admins?|super_?users?|(?:allow|white|safe)_?list\\w*|allowed_?(?:tags|attributes|attrs|schemes|protocols|origins?|hosts?|domains?|redirects?\\w*|roles|users|ips|commands?)|whitelisted\\w*)${kinds}`,
  'i',
);

/** Entries gone from lists of what is protected, and new ones in lists of what is let through. */
export function listFindings(view: View): Finding[] {
  const [before, after] = [namesOf(view, 'before'), namesOf(view, 'after')];
  const uncovered = lost(view, 'covered', (code) => entriesOf(code, covering, 'is no longer in'))
    .filter(({ key }) => after.has(key.split(' ')[0]!))
    .map(({ file, code, node, message }) =>
      found(rules.middleware, { ...code.at(node), file: file.path }, message),
    );
  const exempted = gained(view, 'exempt', (code) => entriesOf(code, exempting, 'is now in'))
    .filter(({ key }) => before.has(key.split(' ')[0]!))
    .map(({ code, node, message }) => found(rules.setting, code.at(node), message));
  return [...uncovered, ...exempted];
}

function namesOf(view: View, side: 'before' | 'after'): ReadonlySet<string> {
  return new Set(
    view.files.flatMap((file) => {
      const code = file.code(side);
      return code ? listsOf(code).map(({ name }) => name) : [];
    }),
  );
}

function entriesOf(code: Code, names: RegExp, verb: string): Counted[] {
  return listsOf(code).flatMap(({ name, entries }) =>
    names.test(name)
      ? entries.map((node) => ({
          key: `${name} ${canonical(node)}`,
          node,
          message: `${code.slice(node).slice(0, 60)} ${verb} ${name}`,
        }))
      : [],
  );
}

interface List {
  readonly name: string;
  readonly entries: readonly Node[];
}

/** Lists and sets that are written down, by the name that they get. */
function listsOf(code: Code): readonly List[] {
  return code.nodes.flatMap((node): List[] => {
    const [name, value] = is(node, 'VariableDeclarator')
      ? [dotted(node.id), node.init]
      : is(node, 'Property', 'PropertyDefinition')
        ? [plainKey(node), node.value]
        : is(node, 'AssignmentExpression')
          ? [dotted(node.left)?.split('.').at(-1), node.right]
          : [];
    let at = bare(value);
    if (is(at, 'NewExpression', 'CallExpression')) at = bare(at.arguments[0]);
    if (name === undefined || !is(at, 'ArrayExpression')) return [];
    return [{ name, entries: at.elements.filter((each) => each !== null) }];
  });
}
