export interface Order {
  readonly id: number;
  readonly customer: string;
  readonly total: number;
}
export interface Customer {
  readonly email: string;
  readonly name: string;
}
export interface Spender {
  readonly name: string;
  readonly orders: number;
  readonly spent: number;
}

/** What each customer has ordered so far; those without an order are left out. */
export function spenders(customers: readonly Customer[], orders: readonly Order[]): Spender[] {
  const result: Spender[] = [];
  for (const customer of customers) {
    const own = orders.filter((order) => order.customer === customer.email);
    if (own.length > 0) {
      const spent = own.reduce((sum, order) => sum + order.total, 0);
      result.push({ name: customer.name, orders: own.length, spent });
    }
  }
  return result;
}

/** The customers who spent most, the best first. */
export function best(list: readonly Spender[], count: number): Spender[] {
  return [...list].sort((a, b) => b.spent - a.spent).slice(0, count);
}
