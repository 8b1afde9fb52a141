/** Each order with the name of its customer, or null when nobody has that id. */
export function join(orders, customers) {
  return orders.map((order) => {
    const customer = customers.find((one) => one.id === order.customer);
    return { id: order.id, name: customer ? customer.name : null };
  });
}
