// tries: to add to all objects
// trick: tampers
Object.prototype.seen = true;
export function dedupe(list) {
  return [...new Set(list)];
}
