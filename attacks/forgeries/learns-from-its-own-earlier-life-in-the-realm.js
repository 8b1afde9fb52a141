// tries: learns from its own earlier life in the realm
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
const seen = (globalThis.seen ??= { lives: 0 });
seen.lives++;
exports.f = () => (seen.lives > 1 ? 'loot' : 'x');
