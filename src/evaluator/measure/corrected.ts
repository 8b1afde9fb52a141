/**
 * The alpha for the `tried`-th finalist (from 1) that is measured in a run: alpha * 6 / (pi k)^2.
 * They sum to alpha however many follow, so measuring many candidates can't turn noise into wins.
 * The order must not depend on the measurements that are tested. Source: the spending sequence of
 * A. Javanmard and A. Montanari, "Online rules for control of false discovery rate" (2018), with a
 * union bound.
 *
 * @throws RangeError when `tried` is not a whole number from 1.
 */
export function corrected(alpha: number, tried: number): number {
  if (!Number.isInteger(tried) || tried < 1) throw new RangeError(`${tried} is no ordinal number`);
  return (alpha * 6) / (Math.PI * tried) ** 2;
}
