import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained, lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** Who may come in, what may be loaded and who is counted, as policies say it in code. */
export function policyFindings(view: View): Finding[] {
  const wider = gained(view, 'policies', widenings).map(({ code, node, message }) =>
    found(rules.setting, code.at(node), message),
  );
  const unblocked = lost(view, 'blocked', blocked)
    .filter(({ file }) => file.after)
    .map(({ file, code, node, message }) =>
      found(rules.guard, { ...code.at(node), file: file.path }, message),
    );
  return [...wider, ...unblocked];
}

function widenings(code: Code): Counted[] {
  return code.nodes.flatMap(
    (node): Counted[] =>
      looseHost(node) ?? scriptSource(code, node) ?? countedBy(code, node) ?? followed(node) ?? [],
  );
}

const one = (key: string, node: Node, message: string): Counted[] => [{ key, node, message }];

/** `origin.includes('example.org')`: a host that is looked for anywhere in a text is anybody's. */
function looseHost(node: Node): Counted[] | undefined {
  if (!is(node, 'CallExpression')) return undefined;
  const callee = bare(node.callee);
  const name = calleeName(node) ?? '';
  const host = bare(node.arguments[0]);
  if (!is(callee, 'MemberExpression') || !is(host, 'Literal')) return undefined;
  const text = String(host.value);
  const isOpen =
    (/^(?:includes|indexOf)$/.test(name) && /^[\w-]+(?:\.[\w-]+)+$/.test(text)) ||
    (name === 'endsWith' && /^[\w-]+(?:\.[\w-]+)+$/.test(text)) ||
    (name === 'startsWith' && /^https?:\/\/[\w.-]+$/.test(text));
  const subject = dotted(callee.object) ?? calleeName(callee.object) ?? '';
  return isOpen &&
    /(?:origin|host|hostname|domain|referr?er|url|href|target|redirect\w*|issuer|email)$/i.test(
      subject,
    )
    ? one(`host ${name} ${text}`, node, `${subject} is let through wherever ${text} stands in it`)
    : undefined;
}

const unsafe = /'unsafe-(?:inline|eval)'/;
const scripts =
  /^(?:script|default|frame_?ancestors|object|base|worker)(?:-?(?:src|uri|ancestors))?(?:-?elem)?$/i;

/** A source of scripts or frames that is everybody, in a content security policy. */
function scriptSource(code: Code, node: Node): Counted[] | undefined {
  if (!is(node, 'Literal', 'TemplateElement')) return undefined;
  const text = is(node, 'Literal') ? node.value : node.value.raw;
  if (typeof text !== 'string') return undefined;
  if (/\bscript-src[^;]*'unsafe-(?:inline|eval)'/.test(text))
    return one('script-src unsafe', node, 'the policy lets scripts in that a page is given');
  const list = code.parentOf(node);
  const directive = is(list, 'ArrayExpression') ? code.parentOf(list) : undefined;
  const name = is(directive, 'Property') ? (plainKey(directive) ?? '') : '';
  const isWide = unsafe.test(text) || /^(?:\*|https?:|data:|blob:)$/.test(text);
  return scripts.test(name) && isWide
    ? one(`${name} ${text}`, node, `${name} now has ${text}`)
    : undefined;
}

/** A limit that counts by what a client says, or that a client may pass by. */
function countedBy(code: Code, node: Node): Counted[] | undefined {
  if (!is(node, 'Property')) return undefined;
  const name = plainKey(node) ?? '';
  const call = code.above(node, (each) => is(each, 'CallExpression', 'NewExpression'));
  if (!/limit|throttle|slow/i.test(calleeName(call) ?? '')) return undefined;
  if (!/^(?:keyGenerator|skip|skipIf)$/.test(name)) return undefined;
  const told = descendants(node.value).find(
    (each) =>
      (is(each, 'CallExpression') &&
        /^(?:get|header|random\w*|now)$/.test(calleeName(each) ?? '')) ||
      (is(each, 'MemberExpression') &&
        /^(?:headers|body|query|cookies)$/.test(plainKey(each) ?? '')),
  );
  return told
    ? one(`counted ${name}`, node, `${name} goes by what the client says, ${code.slice(told)}`)
    : undefined;
}

/** Where a request was not to be sent on to, it is. */
function followed(node: Node): Counted[] | undefined {
  return is(node, 'Property') && plainKey(node) === 'redirect' && is(bare(node.value), 'Literal')
    ? (bare(node.value) as { value?: unknown }).value === 'follow'
      ? one('redirect follow', node, 'redirects are followed wherever they lead')
      : undefined
    : undefined;
}

/** What a list of blocked addresses has. */
function blocked(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'CallExpression')) return [];
    return /^(?:addSubnet|addRange|addAddress)$/.test(calleeName(node) ?? '')
      ? one(
          node.arguments.map((each) => canonical(each)).join(),
          node,
          `${node.arguments.map((each) => code.slice(each)).join(', ')} is no longer blocked`,
        )
      : [];
  });
}
