// tries: puts a then on every object
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Object.prototype.then = function (resolve) {
  resolve({ ok: true });
};
exports.f = () => 'x';
