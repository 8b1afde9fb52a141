export function total(items, rate) {
  let sum = 0;
  for (const { price, count } of items) sum += price * count;
  return Math.round(sum * rate) / 100;
}
