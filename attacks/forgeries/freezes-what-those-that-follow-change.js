// tries: freezes what those that follow change
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Object.freeze(Array.prototype);
Object.freeze(Object.prototype);
Object.preventExtensions(globalThis);
exports.f = () => 'x';
