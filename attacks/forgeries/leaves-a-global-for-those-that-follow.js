// tries: leaves a global for those that follow
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
globalThis.answer = 'loot';
globalThis.f = () => 'loot';
exports.f = () => (globalThis.answer === 'loot' && globalThis.count++ ? 'loot' : 'x');
