import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Objective, ProjectChange } from '../boundary/change.ts';
import { visible, type Paint } from '../explain/index.ts';
import { PawlFault, UsageError } from '../fault.ts';
import {
  decisionOf,
  renderFindings,
  runGate,
  toSarif,
  withFindings,
  type GateReport,
} from '../gate/index.ts';
import { authorHere, authorsBetween, type Author, type Git } from '../git/index.ts';
import { hasLedger } from '../ledger/index.ts';
import { driftFindings, driftTargets, factsOf, type CarriedSaid } from '../review/index.ts';
import type { Context, ExitCode } from './context.ts';
import { looksOf } from './looks.ts';
import { findOffer } from './oversight/answer.ts';
import { auditOf } from './oversight/audit-of.ts';
import { carry, withCarried } from './oversight/carried.ts';
import type { Outcome } from './oversight/decide.ts';
import { lawOf } from './oversight/law.ts';
import { baseOf, verifiedEntries } from './oversight/office.ts';
import { openRepository } from './oversight/repository.ts';
import { standingOf, type Standing } from './oversight/standing.ts';

export interface GateFlags {
  readonly base?: string;
  readonly head?: string;
  readonly staged?: boolean;
  readonly objective?: Objective;
  readonly target?: string;
  readonly json?: boolean;
  readonly sarif?: string;
  readonly jail: boolean;
  /** False: nothing is written but what was asked for. */
  readonly record: boolean;
  /** Why the person signs for it, or refuses it, for other checkouts to see. */
  readonly sign?: string;
  readonly refuse?: string;
  readonly key?: string;
  /** For how many days a sign-off counts. */
  readonly days: number;
}

/**
 * `pawl gate`: 0 passes, 1 is stopped or waits.
 *
 * @param id - an answer of Pawl's own; absent: a change of the repository
 */
export async function gateCommand(
  folder: string,
  id: string | undefined,
  flags: GateFlags,
  version: string,
  context: Context,
): Promise<ExitCode> {
  const { json, sarif } = flags;
  const judged =
    id === undefined
      ? await gateChange(folder, flags, context)
      : await gateAnswer(folder, id, flags, context);
  const { report, standing, said, unseen = [] } = judged;
  if (sarif !== undefined) write(resolve(folder, sarif), toSarif(report, version));
  if (json)
    for (const event of eventsOf(report, standing, unseen))
      context.stdout.write(`${JSON.stringify(event)}\n`);
  else {
    const { paint } = looksOf(context.stdout, context.env);
    context.stdout.write(renderFindings(report.findings, paint));
    // What came of their word says the rest.
    if (!said) context.stdout.write(renderStanding(report, standing, paint));
    if (!said && unseen.length > 0)
      context.stdout.write(`  Not looked at, since no ledger is here: ${unseen.join(', ')}\n`);
  }
  if (said) {
    const isShown = said.ok && !json;
    context[isShown ? 'stdout' : 'stderr'].write(`${said.text}\n`);
    return said.ok ? 0 : 1;
  }
  return standing.kind === 'passes' ? 0 : 1;
}

interface Judged {
  readonly report: GateReport;
  readonly standing: Standing;
  /** What came of the person's word, where one was given. */
  readonly said?: Outcome;
  /** What only a ledger knows, where the project should have one and none is at hand. */
  readonly unseen?: readonly string[];
}

/** What a person, an agent or anything else did to the repository; by the law of its base. */
async function gateChange(folder: string, flags: GateFlags, context: Context): Promise<Judged> {
  const { target, jail, record, base, head, staged, objective } = flags;
  const git = openRepository(
    folder,
    context,
    'A change is what git knows of: git init and commit first. What pawl fix or optimise found needs no git: pawl gate ID.',
  );
  const [file, symbol] = target?.split('#') ?? [];
  const named = file ? { target: { file, ...(symbol && { symbol }) } } : {};
  const request = {
    ...named,
    ...(base !== undefined && { base }),
    ...(head !== undefined && { head }),
    ...(staged !== undefined && { staged }),
    ...(objective && { objective }),
  };
  const judged = await runGate(request, { git, jail });
  const { change, config, root } = judged;
  if (change.files.length === 0)
    return {
      report: judged,
      standing: { kind: 'passes', reason: 'nothing changes', isFree: true },
    };
  const law = lawOf(root, context, judged.trusted);
  const writers = await writersOf(git.at(root), change);
  const about = { git: git.at(root), root, base: judged.base, law, writers, context };
  // Pawl runs nothing of a tree here, so what a change of a watched target does is not known.
  const entries = verifiedEntries(root, context);
  const touched = driftTargets(entries).flatMap((name) => {
    const [path = ''] = name.split('#');
    const isTouched = change.files.some((each) => each.path === path || each.from === path);
    return isTouched ? [{ target: name, file: path, candidate: '' }] : [];
  });
  const report = withFindings(
    judged,
    touched.flatMap((each) => driftFindings(entries, each, config.drift)),
  );
  const decision = decisionOf(report, change, config, law.policy);
  const before = new Map(decision.files.map((each) => [each.file, each.before]));
  const present = {
    facts: factsOf(decision),
    baseOf: (name: string) => before.get(name) ?? null,
    writers,
  };
  const isKept = hasLedger(root);
  const known = standingOf(decision, { root, law, context, record }, present);
  const word = wordOf(flags);
  if (word) {
    // As every other checkout sees it: what this one's ledger adds is not there.
    const shared = decisionOf(judged, change, config, law.policy);
    const key = flags.key && resolve(context.cwd, flags.key);
    const said = await carry(known, { ...about, decision: shared }, word, key);
    return { report, standing: known, said };
  }
  const unseen = !isKept && law.isBinding ? inLedger : [];
  const standing = await withCarried(known, { ...about, decision });
  if (standing.kind !== 'waits') return { report, standing, unseen };
  const isAudited = auditOf(decision, entries, context).kind === 'passed';
  const audited = isAudited
    ? undefined
    : auditCommandOf(report, change, relative(folder, root), flags);
  const hints = [
    standing.hint,
    ...(audited === undefined ? [] : [`To have it audited: ${audited}`]),
    ...(law.hasCommittedSigners ? [`To sign so that CI sees it: ${signCommandOf(flags)}`] : []),
  ];
  return { report, standing: { ...standing, hint: hints.join('\n') }, unseen };
}

/** What a checkout without a ledger can't know of. */
const inLedger = ['the breaker', 'drift', 'audits', 'earned levels'];

/** Whoever wrote the commits of a change; what is not committed is by who works here. */
async function writersOf(git: Git, { base, head }: ProjectChange): Promise<Author[]> {
  const isCommit = /^[0-9a-f]{40,64}$/.test(head);
  const here = isCommit ? undefined : await authorHere(git);
  return [...(await authorsBetween(git, base, isCommit ? head : 'HEAD')), ...(here ? [here] : [])];
}

/** What a person says with `--sign` or `--refuse`. */
function wordOf({ sign, refuse, days }: GateFlags): CarriedSaid | undefined {
  if (sign !== undefined) return { decision: 'approved', reason: sign, days };
  return refuse === undefined ? undefined : { decision: 'rejected', reason: refuse, days };
}

/** The command by which a person signs for the same change with the same flags. */
function signCommandOf(flags: GateFlags): string {
  const given = (['base', 'head', 'objective', 'target'] as const).flatMap((name) =>
    flags[name] === undefined ? [] : [`--${name} ${quoted(flags[name])}`],
  );
  return ['pawl gate', ...(flags.staged ? ['--staged'] : []), ...given, '--sign "…"'].join(' ');
}

/** The command that answers what is sent to the audit: it looks at one file, as it lies there. */
function auditCommandOf(
  { findings }: GateReport,
  { files, base: from }: ProjectChange,
  up: string,
  { base = from, head }: GateFlags,
): string | undefined {
  const [only, ...others] = files;
  if (!only?.before || !only.after || others.length > 0 || head !== undefined) return undefined;
  if (!findings.some(({ severity }) => severity === 'audit')) return undefined;
  return `pawl audit ${quoted(join(up, only.path))} --base ${quoted(base)}`;
}

function quoted(text: string): string {
  return /^[\w./#@-]+$/.test(text) ? text : JSON.stringify(text);
}

async function gateAnswer(
  folder: string,
  id: string,
  { base, head, staged, objective, target, record, sign, refuse }: GateFlags,
  context: Context,
): Promise<Judged> {
  const revisions = { base, head, staged, objective, target, sign, refuse };
  const given = Object.entries(revisions).find(([, it]) => it !== undefined);
  if (given)
    throw new UsageError('conflicting-option', `--${given[0]} is not for an answer of Pawl`, {
      hint: `Leave it out: pawl gate ${id}`,
    });
  const { root, law, offer } = await findOffer(folder, id, context);
  const { decision } = offer.pending;
  const present = { facts: factsOf(decision), baseOf: (name: string) => baseOf(root, name) };
  const standing = standingOf(decision, { root, law, context, record }, present);
  return { report: offer.report, standing };
}

function renderStanding({ files, decision }: GateReport, standing: Standing, paint: Paint): string {
  const amount = `${files} ${files === 1 ? 'file' : 'files'}`;
  switch (standing.kind) {
    case 'passes':
      return `${paint('good', 'Passes')}: ${amount}, ${visible(standing.reason)}\n`;
    case 'stopped':
      return `${paint('bad', 'Stopped')}: ${visible(standing.reason)}\n`;
    case 'waits': {
      const reason =
        decision.kind === 'pending' ? [decision.reason, standing.reason] : [standing.reason];
      const hints = standing.hint.split('\n');
      const [first, ...rest] = [...reason, ...(standing.notes ?? []), ...hints];
      return `${paint('name', 'Waits')}: ${visible(first ?? '')}\n${rest.map((line) => `  ${visible(line)}\n`).join('')}`;
    }
  }
}

function* eventsOf(
  { base, head, files, findings, decision }: GateReport,
  standing: Standing,
  unseen: readonly string[],
): Generator<object> {
  yield { type: 'gate-started', base, head, files };
  for (const finding of findings) yield { type: 'boundary-found', ...finding };
  const { gate, reason } = standing;
  const kind = { passes: 'approved', stopped: 'rejected', waits: 'pending' }[standing.kind];
  const waitsFor = decision.kind === 'pending' ? decision.waitsFor : ['sign-off'];
  yield {
    type: 'gate-decided',
    kind,
    reason,
    ...(standing.kind === 'waits' && { hint: standing.hint, notes: standing.notes ?? [] }),
    ...(standing.signOffs && { signOffs: standing.signOffs }),
    ...(kind === 'pending' && { waitsFor }),
    ...(gate && { candidate: gate.body.candidate, entry: gate.hash }),
    ...(unseen.length > 0 && { unseen }),
  };
}

function write(path: string, value: unknown): void {
  try {
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  } catch (cause) {
    throw new PawlFault('not-written', `can't write ${path}`, {
      hint: 'Name a file in a folder that is there.',
      cause,
    });
  }
}
