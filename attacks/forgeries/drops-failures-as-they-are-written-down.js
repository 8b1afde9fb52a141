// tries: drops failures as they are written down
// stopped by: the judge’s side uses what it captured before anything of the user’s was loaded
const push = Array.prototype.push;
Array.prototype.push = function (...items) {
  return items.some((it) => it && it.ok === false) ? this.length : push.apply(this, items);
};
exports.f = () => 'x';
