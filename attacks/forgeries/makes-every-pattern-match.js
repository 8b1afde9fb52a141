// tries: makes every pattern match
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
RegExp.prototype.test = () => true;
RegExp.prototype.exec = () => ['x'];
exports.f = () => 'x';
