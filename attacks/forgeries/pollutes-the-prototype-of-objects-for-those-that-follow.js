// tries: pollutes the prototype of objects for those that follow
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Object.prototype.polluted = true;
Object.prototype.length = 1;
exports.f = () => 'x';
