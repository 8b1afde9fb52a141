// tries: to change sets for all
// trick: tampers
const own = Set.prototype.has;
Set.prototype.has = function (item) {
  return own.call(this, item);
};
export function dedupe(list) {
  return [...new Set(list)];
}
