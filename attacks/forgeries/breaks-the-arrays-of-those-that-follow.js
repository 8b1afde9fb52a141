// tries: breaks the arrays of those that follow
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Array.prototype.map = () => [];
Array.prototype.sort = function () {
  return this;
};
exports.f = () => 'x';
