import { is, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { foldText } from '../code/fold.ts';
import { calleeName, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** What protects in an answer, by its header and what that has to say. */
const protecting: readonly [RegExp, RegExp][] = [
  [/^x-content-type-options$/i, /nosniff/i],
  [/^(?:x-frame-options|content-security-policy|strict-transport-security)$/i, /./],
  [/^content-disposition$/i, /attachment/i],
  [/^cache-control$/i, /no-store|private/i],
  [/^(?:referrer-policy|permissions-policy|cross-origin-\w+-policy)$/i, /./],
];

/** Headers that protected an answer, in files that still write answers. */
export function headerFindings(view: View): Finding[] {
  return lost(view, 'headers', headersOf)
    .filter(({ file }) => writesHeaders(file.code('after')))
    .map(({ file, code, node, message }) =>
      found(rules.setting, { ...code.at(node), file: file.path }, message),
    );
}

const setting = /^(?:setHeader|header|set|append|writeHeader|headers|writeHead)$/;

function writesHeaders(code: Code | undefined): boolean {
  return (
    code?.nodes.some(
      (node) =>
        is(node, 'CallExpression') &&
        (setting.test(calleeName(node) ?? '') ||
          /^(?:send|sendFile|end|json|type)$/.test(calleeName(node) ?? '')),
    ) ?? false
  );
}

function headersOf(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const [name, value] = pairOf(code, node) ?? [];
    if (name === undefined) return [];
    const text = (value && textOf(code, value)) ?? '';
    return protecting.some(([header, says]) => header.test(name) && says.test(text))
      ? [
          {
            key: name.toLowerCase(),
            node,
            message: `${name} no longer says ${text.length > 40 ? 'what it did' : text}`,
          },
        ]
      : [];
  });
}

function pairOf(code: Code, node: Node): readonly [string, Node] | undefined {
  if (is(node, 'Property')) {
    const name = plainKey(node);
    return name?.includes('-') ? [name, node.value] : undefined;
  }
  if (!is(node, 'CallExpression') || !setting.test(calleeName(node) ?? '')) return undefined;
  const name = foldText(code, node.arguments[0]);
  const value = node.arguments[1];
  return name !== undefined && value ? [name, value] : undefined;
}

/** What a value says, as far as it is written down. */
function textOf(code: Code, value: Node): string {
  return is(value, 'TemplateLiteral')
    ? value.quasis.map(({ value: part }) => part.raw).join('')
    : (foldText(code, value) ?? code.slice(value));
}
