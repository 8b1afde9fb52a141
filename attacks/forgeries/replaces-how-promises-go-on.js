// tries: replaces how promises go on
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Promise.prototype.then = function (run) {
  return run && run({ ok: true });
};
exports.f = () => 'x';
