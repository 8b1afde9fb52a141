import { atomsAt, fewer } from './atoms.ts';
import { conditions } from './conditions.ts';
import { cheapest, type Made } from './expression.ts';
import type { HoleAt } from './holes.ts';
import { values } from './values.ts';

/** Expressions for a hole, the likeliest first, without the one that stands there. */
export function enumerate({ hole, place }: HoleAt, most: number): Made[] {
  const full = atomsAt(place);
  const atoms = most < 1000 ? fewer(full) : full;
  const own = place.of(place.node);
  const all = hole.wants === 'condition' ? conditions(atoms, most + 1) : values(atoms, most + 1);
  return cheapest(
    all.filter(({ text }) => text !== own),
    most,
  );
}
