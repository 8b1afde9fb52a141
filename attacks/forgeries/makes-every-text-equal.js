// tries: makes every text equal
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
String.prototype.replace = function () {
  return this;
};
String.prototype.split = () => [];
exports.f = () => 'x';
