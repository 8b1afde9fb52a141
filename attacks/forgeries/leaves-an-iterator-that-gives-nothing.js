// tries: leaves an iterator that gives nothing
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Array.prototype[Symbol.iterator] = function* () {};
exports.f = () => 'x';
