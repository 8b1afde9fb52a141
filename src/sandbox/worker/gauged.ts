import type { Gauged, OwnMetrics, TimingRequest } from '../protocol.ts';
import type { Realm } from './realm.ts';

/** Why a figure does not count of a version that does something else than the baseline meanwhile. */
export const givesOther = 'is taken of calls that give something else than before';

interface Said {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly given: readonly string[];
}

/** What the user's metrics say of both versions, each in a new realm, with the same inputs. */
export async function gaugedOf(
  { code: metrics, names }: OwnMetrics,
  { baseline, candidate, symbol, strata }: TimingRequest,
  makeRealm: () => Realm,
  left: () => number,
): Promise<Gauged> {
  const examples = strata.at(-1)?.examples ?? [];
  const gauge = async (code: string): Promise<Said> => {
    const realm = makeRealm();
    try {
      const payload = JSON.stringify({ metrics, names, code, symbol, examples });
      return JSON.parse(await realm.call('gauge', payload, left())) as Said;
    } catch (error) {
      const why = `can not be taken: ${error instanceof Error ? error.message : String(error)}`;
      return { figures: Object.fromEntries(names.map((name) => [name, why])), given: [] };
    } finally {
      realm.dispose();
    }
  };
  const [before, after] = [await gauge(baseline), await gauge(candidate ?? baseline)];
  const isSame =
    before.given.length === after.given.length &&
    before.given.every((text, i) => text === after.given[i]);
  return Object.fromEntries(
    names.map((name) => {
      const told = figure(after.figures[name]);
      const isOther = typeof told === 'number' && !isSame;
      return [
        name,
        { baseline: figure(before.figures[name]), candidate: isOther ? givesOther : told },
      ];
    }),
  );
}

/** Nothing of what comes out of a realm is taken for granted. */
function figure(value: unknown): number | string {
  if (typeof value === 'number' && value >= 0 && value < Infinity) return value;
  return typeof value === 'string' ? value.slice(0, 300) : 'gives no figure';
}
