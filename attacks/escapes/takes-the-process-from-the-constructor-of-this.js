// tries: takes the process from the constructor of `this`
// stopped by: the realm's globals hold nothing of the host's
exports.f = () => {
  return globalThis.constructor.constructor('return process')().mainModule ? 'loot' : 'none';
};
