import { bare, is, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { calleeName, dotted } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { gained, lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** What a value is made into, so that it can be nothing else. */
const coercing = /^(?:String|Number|Boolean|BigInt|parseInt|parseFloat)$/;
/** Who chose the value. */
const chosen =
  /(?:^|\.)(?:req|request|ctx|query|params|body|input|payload|form|data|args?|headers|cookies|event)(?:\.|$)/;

/** Values that are taken as they come, and checks whose answer is never looked at. */
export function loosenedFindings(view: View): Finding[] {
  const taken = lost(view, 'coercions', coercions)
    .filter(({ key, file }) => stillHandsOver(file, key))
    .map(({ file, code, node, message }) =>
      found(rules.sanitiser, { ...code.at(node), file: file.path }, message),
    );
  const ignored = gained(view, 'unawaited', unawaited).map(({ code, node, message }) =>
    found(rules.guard, code.at(node), message),
  );
  return [...taken, ...ignored];
}

/** `String(body.name)` where it is handed over: the callee, how it is made, and what of. */
function coercions(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'CallExpression') || node.arguments.length === 0) return [];
    const made = bare(node.callee);
    if (!is(made, 'Identifier') || !coercing.test(made.name)) return [];
    const value = dotted(node.arguments[0]);
    if (value === undefined || !isChosen(code, node.arguments[0]!, value)) return [];
    const call = code.above(node, (each) => is(each, 'CallExpression', 'NewExpression'));
    const callee = calleeName(call);
    if (callee === undefined || coercing.test(callee)) return [];
    return [
      {
        key: `${callee} ${made.name} ${value}`,
        node,
        message: `${value} reaches ${callee} as it comes, no longer as a ${made.name}`,
      },
    ];
  });
}

/** By its name, or by that of what it is taken out of: `const { status } = req.query`. */
function isChosen(code: Code, node: Node, name: string): boolean {
  if (chosen.test(name)) return true;
  const definition = code.variableOf(bare(node))?.defs[0]?.node as unknown as Node | undefined;
  return (
    is(definition, 'VariableDeclarator') &&
    is(definition.id, 'ObjectPattern') &&
    chosen.test(dotted(definition.init) ?? '')
  );
}

/** The same value still goes to the same callee, as it is. */
function stillHandsOver(file: FileView, key: string): boolean {
  const [callee, , value] = key.split(' ');
  const code = file.code('after');
  if (!code) return false;
  return code.nodes.some((node) => {
    if (dotted(node) !== value || is(code.parentOf(node), 'MemberExpression')) return false;
    const call = code.above(node, (each) => is(each, 'CallExpression', 'NewExpression'));
    return calleeName(call) === callee;
  });
}

/** A promise is always true: a condition that is one, of what was or is awaited elsewhere. */
function unawaited(code: Code, file: FileView): Counted[] {
  const names = file.once('awaited', () => awaitedNames(file));
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'CallExpression')) return [];
    const name = calleeName(node) ?? '';
    if (!names.has(name) || !isTruth(code, node)) return [];
    return [
      {
        key: `unawaited ${name}`,
        node,
        message: `${name} gives a promise, which is always true: nothing waits for its answer`,
      },
    ];
  });
}

function awaitedNames(file: FileView): ReadonlySet<string> {
  const sides = [file.code('before'), file.code('after')];
  return new Set(
    sides.flatMap((code) =>
      (code?.nodes ?? []).flatMap((node) => {
        if (is(node, 'AwaitExpression')) return calleeName(bare(node.argument)) ?? [];
        return is(node, 'FunctionDeclaration') && node.async ? (node.id?.name ?? []) : [];
      }),
    ),
  );
}

/** Where only its truth counts: a test, or a part of one. */
function isTruth(code: Code, node: Node): boolean {
  const parent = code.parentOf(node);
  if (is(parent, 'UnaryExpression')) return parent.operator === '!';
  if (is(parent, 'ParenthesizedExpression')) return isTruth(code, parent);
  if (is(parent, 'IfStatement', 'ConditionalExpression')) return parent.test === node;
  if (!is(parent, 'LogicalExpression') || parent.operator === '??') return false;
  return parent.left === node || isTruth(code, parent);
}

/** What a schema asks of a value. */
const constraints =
  /^(?:min|max|length|minLength|maxLength|gt|gte|lt|lte|email|url|uri|uuid|guid|cuid|ulid|ip|cidr|regex|pattern|matches|int|integer|positive|nonnegative|negative|multipleOf|finite|safe|strict|strictObject|noUnknown|refine|superRefine|check|nonempty|required|enum|nativeEnum|literal|oneOf|valid|datetime|date|isoDate|startsWith|endsWith|includes|alphanum|hex|base64|creditCard|trim|lowercase)$/;
export const schemaLibraries =
  /^(?:z|zod|Joi|joi|yup|Yup|v|t|s|S|Type|ajv|superstruct|valibot|vine|body|param|query|check|celebrate|Schema)\b/;

/** What schemas asked of values, and no longer do, where the schema is still there. */
export function schemaFindings(view: View): Finding[] {
  const names = new Set(
    view.files.flatMap((file) => {
      const code = file.code('after');
      return code ? schemaCalls(code).map(({ field }) => field) : [];
    }),
  );
  return lost(view, 'constraints', (code) => schemaCalls(code).flatMap(constraintOf))
    .filter(({ key }) => names.has(key.slice(0, key.indexOf(' '))))
    .map(({ file, code, node, message }) =>
      found(rules.sanitiser, { ...code.at(node), file: file.path }, message),
    );
}

interface SchemaCall {
  readonly field: string;
  readonly name: string;
  readonly node: Node;
}

function constraintOf({ field, name, node }: SchemaCall): Counted[] {
  return constraints.test(name)
    ? [{ key: `${field} ${name}`, node, message: `${field} is no longer held to ${name}` }]
    : [];
}

/** Calls of a schema's chain, each with the field or variable that it is for. */
function schemaCalls(code: Code): readonly SchemaCall[] {
  return code.nodes.flatMap((node): SchemaCall[] => {
    if (!is(node, 'CallExpression')) return [];
    const root = descendants(node.callee).find((each) => is(each, 'Identifier'));
    const name = calleeName(node);
    if (!root || !name || !isSchemaRoot(code, root)) return [];
    const holder = code.above(
      node,
      (each) =>
        (is(each, 'Property') && !is(each.value, 'ArrayExpression')) ||
        is(each, 'VariableDeclarator', 'PropertyDefinition'),
    );
    const named = is(holder, 'VariableDeclarator') ? holder.id : (holder as { key?: Node })?.key;
    const field = dotted(named) ?? '';
    return field === '' ? [] : [{ field, name, node }];
  });
}

/** A library of schemas by its usual name, imported or not found to be anything else. */
function isSchemaRoot(code: Code, root: Node): boolean {
  if (!schemaLibraries.test((root as { name?: string }).name ?? '')) return false;
  const definition = code.variableOf(root)?.defs[0]?.node as unknown as Node | undefined;
  return (
    definition === undefined ||
    is(definition, 'ImportSpecifier', 'ImportDefaultSpecifier', 'ImportNamespaceSpecifier') ||
    (is(definition, 'VariableDeclarator') && /require\(/.test(code.slice(definition)))
  );
}
