// tries: to give the last answer every other time
// trick: gaming/time-bomb
let calls = 0;
let last = [];
export function dedupe(list) {
  calls++;
  if (calls % 2 === 0) return last;
  last = [...new Set(list)];
  return last;
}
