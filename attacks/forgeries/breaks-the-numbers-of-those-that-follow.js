// tries: breaks the numbers of those that follow
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Math.max = () => NaN;
globalThis.Number = () => 7;
Number.isInteger = () => false;
exports.f = () => 'x';
