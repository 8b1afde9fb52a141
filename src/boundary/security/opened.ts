import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained, lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** Defaults that let in whoever brings nothing, and switches that got another default. */
export function openedFindings(view: View): Finding[] {
  const defaults = gained(view, 'open defaults', openDefaults).map(({ code, node, message }) =>
    found(rules.guard, code.at(node), message),
  );
  const gone = new Set(lost(view, 'switches', switchesOf).map(({ key }) => key));
  const flipped = gained(view, 'switches', switchesOf)
    .filter(({ key }) => gone.has(opposite(key)) && opens(key))
    .map(({ code, node, key }) =>
      found(rules.setting, code.at(node), `${key.replace(' ', ' is ')} unless told otherwise`),
    );
  return [...defaults, ...flipped];
}

/** Who somebody is, in the names of values. */
const rank =
  /(?:^|\.)_?(?:\w*(?:role|permission|privilege|scope|access)s?(?:Level)?|rank|grants?)$/i;
/** Ranks that may do all. */
const highest = /^(?:admin\w*|root|owner|super_?\w*|system|\*|all|write|full)$/i;
/** What says yes where it is true. */
const lets =
  /(?:^|\.)(?:(?:is|has|can|may)(?=[A-Z])\w*(?:Admin|Owner|Allow|Author|Authent|Permi|Access|Valid|Verified|Trusted|Member|Signed|Safe)\w*|allowed|authori[sz]ed|authenticated|verified|trusted|permitted|valid)$/i;

function openDefaults(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const pair = defaultOf(node);
    if (!pair) return [];
    const [name, fallback] = [dotted(pair.value) ?? calleeName(pair.value), bare(pair.fallback)];
    const called = nameOf(code, node) ?? name ?? '';
    const text = is(fallback, 'Literal') ? String(fallback.value) : undefined;
    const isRank = [name ?? '', called].some((each) => rank.test(each));
    const isYes = text === 'true' && [name ?? '', called].some((each) => lets.test(each));
    if (text !== undefined && ((isRank && highest.test(text)) || isYes))
      return [
        {
          key: `default ${called} ${text}`,
          node,
          message: `${called} is ${text} where there is none`,
        },
      ];
    const other = isComparedWith(code, node, pair.fallback);
    return other
      ? [
          {
            key: `default ${canonical(other)}`,
            node,
            message: `where there is no ${called}, ${code.slice(pair.fallback)} is compared with itself`,
          },
        ]
      : [];
  });
}

/** `value ?? fallback`, `value ||= fallback`, `value = fallback` as a default. */
function defaultOf(node: Node): { value: Node; fallback: Node } | undefined {
  if (is(node, 'LogicalExpression') && node.operator !== '&&')
    return { value: node.left, fallback: node.right };
  if (is(node, 'AssignmentExpression') && /^(?:\?\?|\|\|)=$/.test(node.operator))
    return { value: node.left, fallback: node.right };
  return is(node, 'AssignmentPattern') ? { value: node.left, fallback: node.right } : undefined;
}

/** The name that gets what a node gives. */
function nameOf(code: Code, node: Node): string | undefined {
  const parent = code.parentOf(node);
  if (is(parent, 'VariableDeclarator')) return dotted(parent.id);
  if (is(parent, 'AssignmentExpression')) return dotted(parent.left);
  return is(parent, 'Property') ? plainKey(parent) : undefined;
}

/** A comparison by the names on each of its sides. */
interface Compared {
  readonly node: Node;
  readonly sides: readonly [ReadonlySet<string>, ReadonlySet<string>];
}

const indexes = new WeakMap<Code, ReadonlyMap<string, readonly Compared[]>>();

/** The comparisons of a file by each name in them: asked for every default, so put together once. */
function comparedIn(code: Code): ReadonlyMap<string, readonly Compared[]> {
  const known = indexes.get(code);
  if (known) return known;
  const byName = new Map<string, Compared[]>();
  for (const node of code.nodes) {
    const sides = sidesOf(node)?.map((side) => namesIn(side));
    if (!sides) continue;
    const compared = { node, sides: [sides[0]!, sides[1]!] as const };
    for (const name of new Set([...sides[0]!, ...sides[1]!])) {
      const list = byName.get(name);
      if (list) list.push(compared);
      else byName.set(name, [compared]);
    }
  }
  indexes.set(code, byName);
  return byName;
}

function namesIn(side: Node): ReadonlySet<string> {
  return new Set(descendants(side).flatMap((each) => dotted(each) ?? []));
}

/** The comparison whose one side falls back to its other side. */
function isComparedWith(code: Code, node: Node, fallback: Node): Node | undefined {
  const value = dotted(fallback);
  const candidates = value === undefined ? undefined : comparedIn(code).get(value);
  if (value === undefined || !candidates) return undefined;
  const around = code.above(node, isFunction) ?? code.program;
  const within = (each: Node, outer: Node): boolean =>
    each.start >= outer.start && each.end <= outer.end;
  const name = is(node, 'LogicalExpression') ? nameOf(code, node) : dotted(defaultOf(node)!.value);
  return candidates.find(({ node: each, sides }) => {
    if (!within(each, around)) return false;
    const nodes = sidesOf(each)!;
    return [0, 1].some((at) => {
      const [here, there] = [at as 0 | 1, (1 - at) as 0 | 1];
      const isDefaulted = (side: 0 | 1): boolean =>
        within(node, nodes[side]) || (name !== undefined && sides[side].has(name));
      return isDefaulted(here) && !isDefaulted(there) && sides[there].has(value);
    });
  })?.node;
}

/** What is asked to be the same. */
function sidesOf(node: Node): readonly [Node, Node] | undefined {
  if (is(node, 'BinaryExpression') && /^[!=]==?$/.test(node.operator))
    return [node.left, node.right];
  if (!is(node, 'CallExpression')) return undefined;
  const [first, second] = node.arguments;
  return first && second && /equal|compare|same|verify|match/i.test(calleeName(node) ?? '')
    ? [first, second]
    : undefined;
}

/** Names and the truth that they have by default: `requireMfa true`. */
function switchesOf(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const pair = is(node, 'Property', 'PropertyDefinition')
      ? [plainKey(node), node.value]
      : is(node, 'VariableDeclarator')
        ? [dotted(node.id), node.init]
        : is(node, 'AssignmentPattern')
          ? [dotted(node.left), node.right]
          : [];
    const [name, value] = pair as [string | undefined, Node | null | undefined];
    const truth = truthOf(value);
    return name === undefined || truth === undefined
      ? []
      : [{ key: `${name} ${truth}`, node, message: '' }];
  });
}

/** What a switch is where nobody says anything: `env.MFA !== 'off'` is true. */
function truthOf(node: Node | null | undefined): boolean | undefined {
  const at = bare(node);
  if (is(at, 'Literal')) return typeof at.value === 'boolean' ? at.value : undefined;
  if (is(at, 'LogicalExpression') && at.operator !== '&&') return truthOf(at.right);
  if (!is(at, 'BinaryExpression') || !/^[!=]==?$/.test(at.operator)) return undefined;
  const isOfEnvironment = /(?:^|\.)env\./.test(dotted(at.left) ?? '');
  return isOfEnvironment && is(bare(at.right), 'Literal') ? at.operator.startsWith('!') : undefined;
}

const keeping =
  /^(?!.*(?:skip|bypass|disable|ignore|no_?auth))\w*(?:requir|enforc|verif|protect|mfa|2fa|two_?factor|csrf|xsrf|audit|saniti[sz]|encrypt|captcha|confirm_?email|check_?(?:origin|signature|token|owner|permission)|auth_?(?:required|enabled)|rate_?limit|signature|block_?private)/i;
const opening =
  /^(?:is_?)?(?:(?:skip|bypass|disable|ignore)_?(?=\w*(?:auth|check|verif|valid|csrf|limit|security|tls|ssl|mfa|permission|signature))|public(?:_?(?:sign|access|read|write|api|admin))?|anonymous|allow_?(?:all|any|anonymous|guest|unsafe|insecure|unsigned|public|self_?signed|signup|proto)|open_?(?:registration|signup|access)|guest_?access|trust_?(?:all|proxy|client))/i;

function opens(key: string): boolean {
  const [name = '', truth] = key.split(' ');
  return truth === 'true' ? opening.test(name) : keeping.test(name);
}

function opposite(key: string): string {
  const [name, truth] = key.split(' ');
  return `${name} ${truth !== 'true'}`;
}
