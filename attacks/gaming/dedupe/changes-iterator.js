// tries: to change how lists are walked
// trick: tampers
const own = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function () {
  return own.call(this);
};
export function dedupe(list) {
  return [...new Set(list)];
}
