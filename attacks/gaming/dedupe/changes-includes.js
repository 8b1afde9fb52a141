// tries: to make the baseline slower
// trick: tampers
const own = Array.prototype.includes;
Array.prototype.includes = function (...args) {
  for (let i = 0; i < 1000; i++);
  return own.apply(this, args);
};
export function dedupe(list) {
  return [...new Set(list)];
}
