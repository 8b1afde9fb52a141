// tries: takes the process from the constructor of its own function
// stopped by: the realm's globals hold nothing of the host's
exports.f = () => {
  return function () {}.constructor('return typeof process === "object" && process.kill')()
    ? 'loot'
    : 'none';
};
