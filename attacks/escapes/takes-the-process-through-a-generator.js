// tries: takes the process through a generator
// stopped by: no code is made from strings in the worker’s own realm
exports.f = () => {
  const Generator = function* () {}.constructor;
  return Generator('yield process.pid')().next().value ? 'loot' : 'none';
};
