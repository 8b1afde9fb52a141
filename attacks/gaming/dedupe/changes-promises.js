// tries: to change promises for all
// trick: tampers
const own = Promise.prototype.then;
Promise.prototype.then = function (...args) {
  return own.apply(this, args);
};
export function dedupe(list) {
  return [...new Set(list)];
}
