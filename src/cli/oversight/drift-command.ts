import type { Drift, DriftBudget } from '../../boundary/index.ts';
import { renderTable, visible, type Paint } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import { driftBy, driftTargets, generationOf } from '../../review/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { looksOf } from '../looks.ts';
import { lawOf } from './law.ts';
import { verifiedEntries, watchedRoot } from './office.ts';

const axes = ['behaviour', 'interface', 'text'] as const;
const bars = '▁▂▃▄▅▆▇█';
/** The newest changes that a line has room for. */
const shown = 40;

/** `pawl drift`: how far targets have come from generation 0. Exit 1 when one is over a budget. */
export function driftCommand(
  folder: string,
  target: string | undefined,
  json: boolean,
  context: Context,
): ExitCode {
  const root = watchedRoot(folder);
  const budget = lawOf(root, context).config.drift;
  const entries = verifiedEntries(root, context);
  const known = driftTargets(entries);
  const targets = target === undefined ? known : known.filter((each) => each === target);
  if (targets.length === 0)
    throw new UsageError(
      'no-generation',
      target === undefined
        ? 'no generation 0 is kept here'
        : `no generation 0 is kept of ${target}`,
      {
        hint:
          known.length > 0
            ? `Of these there is: ${known.join(', ')}`
            : 'It is frozen by the first run on a target where a ledger is kept: pawl ledger start',
      },
    );
  const { paint } = looksOf(context.stdout, context.env);
  let isOver = false;
  for (const each of targets) {
    const drift = driftBy(entries, each, budget);
    isOver ||= drift.over.length > 0;
    const since = generationOf(entries, each)!.at;
    context.stdout.write(
      json
        ? `${JSON.stringify({ target: each, since, budget, ...drift })}\n`
        : render(each, since, drift, budget, paint),
    );
  }
  return isOver ? 1 : 0;
}

function render(
  target: string,
  since: string,
  { curve, anchor, distance, over }: Drift,
  budget: DriftBudget,
  paint: Paint,
): string {
  const count = `${curve.length} ${curve.length === 1 ? 'change' : 'changes'}`;
  const rows = axes.map((axis) => [
    axis,
    `${round(distance[axis])} of ${budget[axis]}`,
    curve
      .slice(-shown)
      .map((point) => barOf(point[axis] / budget[axis]))
      .join(''),
  ]);
  const lines = renderTable(rows, ['left', 'right', 'left'], (cell, row, column) =>
    column === 1 && over.includes(axes[row]!) ? paint('bad', cell) : cell,
  );
  const head = `${paint('heading', visible(target))}  ${paint('dim', `${count} since ${since.slice(0, 10)}; measured from ${visible(anchor)}`)}`;
  return `${[head, ...lines.map((line) => `  ${line}`)].join('\n')}\n\n`;
}

/** The height of a bar: the last one is at the budget or above. */
function barOf(share: number): string {
  const at = Number.isFinite(share) ? Math.floor(share * (bars.length - 1)) : bars.length - 1;
  return bars[Math.min(bars.length - 1, Math.max(0, at))]!;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
