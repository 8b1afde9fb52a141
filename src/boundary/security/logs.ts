import { is, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { dotted } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained, lost, type Counted } from './count.ts';
import { isHandedOnInstead } from './handlers.ts';
import { securityRules as rules } from './rules.ts';

const logger =
  /^(?:log|logger|audit|auditLog|auditLogger|console|winston|pino|security|securityLog|events?|telemetry|Sentry|this\.log|this\.logger|req\.log|request\.log|ctx\.log|fastify\.log|app\.log)(?:\.|$)/i;
const eventWords =
  /\bauth|login|logon|log[- ]?in|denied|deny|forbidden|unauthori[sz]ed|permission|privilege|security|audit|suspicious|attack|intrusion|brute|csrf|token|session|password|credential|signature|tamper|invalid|failed|failure|blocked|banned|lock(?:ed)? ?out|rate.?limit|access|admin|role|breach|violation|reject/i;

interface Entry {
  readonly callee: string;
  /** The texts among what is logged. */
  readonly words: string;
  readonly node: Node;
}

/** Events that matter to security and that nothing records any more, by whatever logger. */
export function logFindings(view: View): Finding[] {
  const fresh = gained(view, 'all logs', (code) =>
    entriesOf(code).map(({ callee, words, node }) => ({
      key: `${callee} ${words}`,
      node,
      message: words,
    })),
  ).map(({ key, node, message }): Entry => ({
    callee: key.slice(0, key.indexOf(' ')),
    words: message,
    node,
  }));
  return lost(view, 'logs', logsOf)
    .filter(({ node, code }) => {
      const entry = entriesOf(code).find((each) => each.node === node);
      const other = entry && fresh.findIndex((each) => recordsAsMuch(each, entry));
      if (other === undefined || other < 0) return true;
      fresh.splice(other, 1);
      return false;
    })
    .map(({ file, code, node, message }) =>
      found(rules.logging, { ...code.at(node), file: file.path }, message, {
        ...(!eventWords.test(message) &&
          isHandedOnInstead(file, node) && { severity: 'note' as const }),
      }),
    );
}

/** The same words at no lower level; an audit log is only replaced by another one. */
function recordsAsMuch(now: Entry, old: Entry): boolean {
  if (old.words === '' || !now.words.includes(old.words)) return false;
  if (isAudit(old) && !isAudit(now)) return false;
  return levelOf(now) >= levelOf(old);
}

const isAudit = ({ callee }: Entry): boolean => /audit|security/i.test(callee);

function levelOf({ callee }: Entry): number {
  if (/\.(?:error|fatal|critical|alert)$/.test(callee)) return 2;
  return /\.warn(?:ing)?$/.test(callee) ? 1 : 0;
}

function entriesOf(code: Code): readonly Entry[] {
  return code.nodes.flatMap((node): Entry[] => {
    if (!is(node, 'CallExpression')) return [];
    const callee = dotted(node.callee) ?? '';
    if (!logger.test(callee)) return [];
    const words = node.arguments
      .flatMap((each) => descendants(each))
      .map((each) =>
        is(each, 'Literal')
          ? String(each.value)
          : is(each, 'TemplateElement')
            ? each.value.raw
            : '',
      )
      .join(' ')
      .trim();
    return [{ callee, words, node }];
  });
}

/** Log calls about who did or was refused what. */
function logsOf(code: Code): Counted[] {
  return entriesOf(code).flatMap((entry): Counted[] => {
    const { callee, words, node } = entry;
    const isError = /^(?!console).*\.(?:error|warn|fatal|critical|alert)$/.test(callee);
    if (!isAudit(entry) && !isError && !eventWords.test(words)) return [];
    return [
      {
        key: callee.split('.').slice(0, -1).join('.') + words.slice(0, 40),
        node,
        message: `${callee} no longer records ${words.slice(0, 60) || 'this event'}`,
      },
    ];
  });
}
