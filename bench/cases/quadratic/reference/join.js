export function join(orders, customers) {
  const byId = new Map();
  for (const one of customers) {
    if (!byId.has(one.id)) byId.set(one.id, one);
  }
  return orders.map((order) => {
    const customer = byId.get(order.customer);
    return { id: order.id, name: customer ? customer.name : null };
  });
}
