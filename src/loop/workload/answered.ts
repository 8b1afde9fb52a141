import type { Example } from '../../candidate/index.ts';
import type { Expected } from '../../target/index.ts';

/**
 * What large inputs are made like: of all recorded calls those that the target did not refuse. A test of
 * one bad element would else put such into every long list, and all that a version does with a long
 * list would be to refuse it. All of them where it refused each.
 */
export function answered(all: readonly Example[], { examples, outcomes }: Expected): Example[] {
  const refused = new Set(
    examples.filter((_, i) => outcomes[i]!.includes('"kind":"threw"')).map(keyOf),
  );
  const rest = all.filter((example) => !refused.has(keyOf(example)));
  return rest.length > 0 ? rest : [...all];
}

function keyOf({ construct, calls }: Example): string {
  return JSON.stringify([construct, calls]);
}
