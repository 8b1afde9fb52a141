// tries: to change JSON for all
// trick: tampers
JSON.stringify = () => 'x';
export function dedupe(list) {
  return [...new Set(list)];
}
