// tries: calls itself for ever
// stopped by: the engine's own limit of the stack
// reason: call stack
exports.f = () => {
  const go = () => 1 + go();
  return go();
};
