/** How far one accepted change moved from its parent, and from generation 0, as measured. */
export interface DriftRecord {
  /** The candidate that was accepted. */
  readonly id: string;
  readonly parent: string;
  /** Share of generation 0's recorded and generated inputs with another outcome now, 0 to 1. */
  readonly behaviour: number;
  /** Exported names and types of generation 0 that are other ones now. */
  readonly interface: number;
  /** Lines that differ from generation 0's, over its lines; above 1 where more than all is new. */
  readonly text: number;
  /** The same three beside the parent alone: what the change itself did. */
  readonly step: { readonly behaviour: number; readonly interface: number; readonly text: number };
}

/** A person looked at this version, saw the way it came, and signed. */
export interface SignOff {
  readonly signed: string;
  readonly by: string;
}

export type DriftEvent =
  | ({ readonly type: 'change-accepted' } & DriftRecord)
  | ({ readonly type: 'sign-off-given' } & SignOff);

/** Where a chain has to stop, each by itself. */
export interface DriftBudget {
  readonly behaviour: number;
  readonly interface: number;
  readonly text: number;
}

/** What holds where nothing is configured. */
export const defaultDriftBudget: DriftBudget = { behaviour: 0.2, interface: 5, text: 1 };

export interface DriftPoint {
  readonly id: string;
  readonly behaviour: number;
  readonly interface: number;
  readonly text: number;
}

export interface Drift {
  /** Distance since the last sign-off after each accepted change: what `pawl drift` draws. */
  readonly curve: readonly DriftPoint[];
  /** The version that distance is counted from. */
  readonly anchor: string;
  readonly distance: Omit<DriftPoint, 'id'>;
  readonly over: readonly (keyof DriftBudget)[];
}

const axes = ['behaviour', 'interface', 'text'] as const;
const none = { behaviour: 0, interface: 0, text: 0 };
/** What sums of fractions are off by. */
const tolerance = 1e-9;

/**
 * The distance of a chain of accepted changes from where a person last signed.
 *
 * It is the larger of two figures: what generation 0's own evidence says now, less what it said at the
 * sign-off, and the sum of the steps since. The first sees a chain that walks straight away; the second
 * also one that goes back and forth, whose end may look near while much has been changed. Steps that
 * are each harmless beside their parent add up.
 *
 * @throws RangeError for figures that are no distances: what is unknown is not near.
 */
export function driftOf(origin: string, events: readonly DriftEvent[], budget: DriftBudget): Drift {
  let anchor = origin;
  let atAnchor: Omit<DriftPoint, 'id'> = none;
  let last: Omit<DriftPoint, 'id'> = none;
  let sum: Record<(typeof axes)[number], number> = { ...none };
  let distance: Omit<DriftPoint, 'id'> = none;
  let newest = origin;
  const curve: DriftPoint[] = [];
  for (const event of events) {
    if (event.type === 'sign-off-given') {
      // A sign-off of an older version says nothing of what came after it.
      if (event.signed !== newest) continue;
      anchor = event.signed;
      atAnchor = last;
      sum = { ...none };
      distance = none;
      continue;
    }
    for (const axis of axes) {
      check(event[axis], event.id, axis);
      check(event.step[axis], event.id, axis);
      sum[axis] += event.step[axis];
    }
    last = event;
    newest = event.id;
    distance = {
      behaviour: further(event, atAnchor, sum, 'behaviour'),
      interface: further(event, atAnchor, sum, 'interface'),
      text: further(event, atAnchor, sum, 'text'),
    };
    curve.push({ id: event.id, ...distance });
  }
  const over = axes.filter((axis) => !(distance[axis] <= budget[axis] + tolerance));
  return { curve, anchor, distance, over };
}

function further(
  now: Omit<DriftPoint, 'id'>,
  then: Omit<DriftPoint, 'id'>,
  sum: Omit<DriftPoint, 'id'>,
  axis: (typeof axes)[number],
): number {
  return Math.max(Math.abs(now[axis] - then[axis]), sum[axis]);
}

function check(value: number, id: string, axis: string): void {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError(`the ${axis} distance of ${id} is ${value}`);
}

export type DriftVerdict =
  | { readonly ok: true; readonly drift: Drift }
  | { readonly ok: false; readonly reason: string; readonly drift: Drift };

/** Whether one more change fits into the budget; the chain counts, not the step. */
export function admit(
  origin: string,
  events: readonly DriftEvent[],
  next: DriftRecord,
  budget: DriftBudget,
): DriftVerdict {
  const drift = driftOf(origin, [...events, { type: 'change-accepted', ...next }], budget);
  if (drift.over.length === 0) return { ok: true, drift };
  const [axis] = drift.over;
  const reason = `drift of ${axis} since ${drift.anchor}: ${round(drift.distance[axis!])} (budget ${budget[axis!]})`;
  return { ok: false, reason, drift };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
