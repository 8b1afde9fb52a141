import { is, isLoop, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  declaredIn,
  enclosingStatement,
  insertAfter,
  insertion,
  isPrimitiveLiteral,
  isPure,
  iteration,
  nameOf,
  parentOf,
  patternText,
  replaceStatement,
  sameCode,
  variableOf,
  type Iteration,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** A loop that goes on after the flag that it is for has been set. */
export const breakWhenFound: Rewrite = {
  name: 'break-when-found',
  wins: 'Leaves the loop once its flag is set and nothing later can change the outcome; wins whenever the answer comes early.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const walked = is(node, 'CallExpression') ? iteration(source, node) : undefined;
      const body = isLoop(node) ? node.body : walked?.body;
      const set = body && flagOf(source, body);
      if (!set) continue;
      const first = walked
        ? ofForEach(source, walked, set)
        : [setAndBreak(source, set, 'break;')].flat();
      if (!first) continue;
      const reason = `Leave the loop once ${set.flag} is decided`;
      yield { operator: 'break-when-found', edits: first, reason };
      const outer = outerBreak(source, node, set);
      if (outer) yield { operator: 'break-when-found', edits: [...first, outer], reason };
    }
  },
};

interface Flag {
  readonly flag: string;
  readonly name: Node;
  /** The statement that sets it. */
  readonly statement: Node;
  /** Lines that set the flag and come before leaving. */
  readonly lines: (leave: string) => string[];
  /** Text that is true once the flag is decided. */
  readonly decided: string;
}

/** Reads a body that does nothing but set a flag, perhaps after some constants. */
function flagOf(source: Source, body: Node): Flag | undefined {
  const statements = is(body, 'BlockStatement') ? body.body : [body];
  const last = statements.at(-1);
  const before = statements.slice(0, -1);
  if (!before.every((one) => is(one, 'VariableDeclaration') && isPure(source, one)))
    return undefined;
  if (is(last, 'IfStatement') && !last.alternate && isPure(source, last.test)) {
    const inner = is(last.consequent, 'BlockStatement') ? last.consequent.body : [last.consequent];
    if (inner.length !== 1) return undefined;
    return literalFlag(source, inner[0]!, last.test);
  }
  return is(last, 'ExpressionStatement') ? foldedFlag(source, last) : undefined;
}

/** `if (…) found = true;`, or `if (!found && …) found = x;`. */
function literalFlag(source: Source, statement: Node, test: Node): Flag | undefined {
  const set = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const flag =
    is(set, 'AssignmentExpression') && set.operator === '=' ? nameOf(set.left) : undefined;
  if (!is(set, 'AssignmentExpression') || !flag) return undefined;
  const guarded = new RegExp(`(!${flag}\\b|\\b${flag} ===? (null|undefined|-1))`).test(
    source.slice(test),
  );
  const value = bare(set.right);
  const plain =
    isPrimitiveLiteral(value) ||
    (is(value, 'UnaryExpression') && isPrimitiveLiteral(value.argument));
  if (!plain && !guarded) return undefined;
  return {
    flag,
    name: bare(set.left),
    statement,
    lines: (leave) => [source.slice(statement).replace(/;?$/, ';'), leave],
    decided: `${flag} === ${plain ? source.slice(value) : flag}`,
  };
}

/** `found = found || …`, `ok = ok && …`, `found ||= …`. */
function foldedFlag(
  source: Source,
  statement: Node & { type: 'ExpressionStatement' },
): Flag | undefined {
  const set = bare(statement.expression);
  if (!is(set, 'AssignmentExpression')) return undefined;
  const value = bare(set.right);
  const operator = /^(\|\||&&|\||&)=$/.exec(set.operator)?.[1];
  const folded =
    set.operator === '=' && is(value, 'LogicalExpression') && sameCode(value.left, set.left)
      ? value.operator
      : operator;
  const flag = nameOf(set.left);
  if (!flag || !folded || folded === '??' || !isPure(source, value)) return undefined;
  const decided = folded.startsWith('|') ? flag : `!${flag}`;
  return {
    flag,
    name: bare(set.left),
    statement,
    lines: (leave) => [source.slice(statement).replace(/;?$/, ';'), `if (${decided}) ${leave}`],
    decided,
  };
}

function setAndBreak(source: Source, set: Flag, leave: string): Edit {
  return replaceStatement(source, set.statement, set.lines(leave));
}

/** A callback can't be left: it becomes a loop. */
function ofForEach(source: Source, walked: Iteration, set: Flag): Edit[] | undefined {
  const { body, index } = walked;
  const statement = parentOf(source, walked.node);
  if (!is(statement, 'ExpressionStatement') || walked.kind !== 'for-each') return undefined;
  const first = is(body, 'BlockStatement') ? body.body[0] : undefined;
  if (!walked.item || !first) return undefined;
  const array = source.slice(walked.array);
  const item = patternText(source, walked.item);
  const head = index
    ? `for (let ${index} = 0; ${index} < ${array}.length; ${index}++) `
    : `for (const ${item} of ${array}) `;
  return [
    { start: statement.start, end: body.start, text: head },
    ...(index ? [insertion(body.start + 1, ` const ${item} = ${array}[${index}];`)] : []),
    setAndBreak(source, set, 'break;'),
    { start: body.end, end: statement.end, text: '' },
  ];
}

/** The loop around has nothing left to find either. */
function outerBreak(source: Source, inner: Node, set: Flag): Edit | undefined {
  const statement = enclosingStatement(source, inner);
  const block = statement && parentOf(source, statement);
  const loop = block && parentOf(source, block);
  const flag = variableOf(source, set.name);
  if (
    !statement ||
    !is(block, 'BlockStatement') ||
    !isLoop(loop) ||
    !flag ||
    declaredIn(flag, loop)
  )
    return undefined;
  const [edit] = insertAfter(source, statement, [`if (${set.decided}) break;`]);
  return edit && insertion(edit.start, edit.text);
}
