// tries: replaces errors by nothing
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
globalThis.Error = function () {
  return {};
};
Error.prototype = {};
exports.f = () => 'x';
